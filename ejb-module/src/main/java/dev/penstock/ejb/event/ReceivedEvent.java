package dev.penstock.ejb.event;

import dev.penstock.event.Event;

/**
 * An event as a message brought it.
 *
 * @param messageId stays the same when the broker delivers the message again
 * @param attempt counts its deliveries from 1
 * @param awaited whether the sender of its root event waits for the decision
 */
public record ReceivedEvent(Event event, String messageId, int attempt, boolean awaited) {
    public ReceivedEvent withEvent(Event newEvent) {
        return new ReceivedEvent(newEvent, messageId, attempt, awaited);
    }
}

package dev.penstock.ejb.event;

import dev.penstock.event.Event;

/**
 * An event as it is sent.
 *
 * @param awaited whether the sender of its root event waits for the decision
 */
public record SentEvent(Event event, boolean awaited) {}

package dev.penstock.ejb.event;

import dev.penstock.event.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a message brought it.
 *
 * @param messageId stays the same when the broker delivers the message again
 * @param attempt counts from 1 the deliveries that were worked on; putting an event back takes none away
 * @param awaited whether the sender of its root event waits for the decision
 * @param expiresAt when it leaves its queue for the expiry queue; null when it never does
 */
public record ReceivedEvent(
        Event event,
        String messageId,
        int attempt,
        boolean awaited,
        @Nullable Instant expiresAt) {
    /** One that never expires. */
    public ReceivedEvent(Event event, String messageId, int attempt, boolean awaited) {
        this(event, messageId, attempt, awaited, null);
    }
}

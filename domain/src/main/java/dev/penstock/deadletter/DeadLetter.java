package dev.penstock.deadletter;

import dev.penstock.event.Event;
import dev.penstock.stage.FailedAttempt;
import java.util.List;

/**
 * An event that a consumer gave up.
 *
 * @param messageId the broker's id of the message in the dead-letter queue
 * @param queue the dead-letter queue
 * @param consumer the stage's full name, or {@code intake}
 * @param attempts the failures that are on record, oldest first
 */
public record DeadLetter(String messageId, String queue, String consumer, Event event, List<FailedAttempt> attempts) {
    public DeadLetter {
        attempts = List.copyOf(attempts);
    }
}

package dev.penstock.deadletter;

import dev.penstock.event.EventKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dead letters of all consumers: a port over the broker's queues. */
public interface DeadLetters {
    /**
     * What waits in the dead-letter queues, oldest first in each.
     *
     * @param consumer of this one only; null for all
     * @param limit 1 to 1,000
     * @throws IllegalArgumentException when there is no such consumer
     */
    List<DeadLetter> list(@Nullable String consumer, int limit);

    Optional<DeadLetter> find(String messageId);

    /**
     * Gives a dead letter back to its consumer, as if it had never been delivered. What is on record of earlier attempts stays.
     *
     * @param who the operator, for the audit
     * @return its event; empty when there is no such letter, or no longer
     */
    Optional<EventKey> redrive(String messageId, String who);

    /**
     * Gives the oldest dead letters of a consumer back to it.
     *
     * @param limit 1 to 1,000
     * @param who the operator, for the audit
     * @return their events
     * @throws IllegalArgumentException when there is no such consumer
     */
    List<EventKey> redrive(String consumer, int limit, String who);
}

package dev.penstock.deadletter;

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
}

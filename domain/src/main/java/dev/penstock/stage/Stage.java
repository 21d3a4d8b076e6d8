package dev.penstock.stage;

import dev.penstock.mapping.Expression;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One consumer of events.
 *
 * @param name where it stands
 * @param on what it subscribes to
 * @param work what it does to each event
 * @param carry what it passes on of the event that it gets, by the name that it has below {@code carried} in the event that it publishes
 * @param emits the type of the event that it publishes
 * @param timeout ends an attempt
 * @param concurrency competing consumers on one server, 1 or more
 * @param batchMax how many waiting events one attempt takes at the most, 1 or more
 * @param delivery how a failed attempt is tried again
 * @param retention how long an event waits before it expires to the stage's expiry queue
 */
public record Stage(
        StageName name,
        Subscription on,
        Work work,
        SortedMap<String, Expression> carry,
        String emits,
        Duration timeout,
        int concurrency,
        int batchMax,
        DeliveryPolicy delivery,
        Duration retention) {
    public Stage {
        carry = Collections.unmodifiableSortedMap(new TreeMap<>(carry));
    }

    /** That passes nothing on. */
    public Stage(
            StageName name,
            Subscription on,
            Work work,
            String emits,
            Duration timeout,
            int concurrency,
            int batchMax,
            DeliveryPolicy delivery,
            Duration retention) {
        this(name, on, work, new TreeMap<>(), emits, timeout, concurrency, batchMax, delivery, retention);
    }

    /** The same that does something else. */
    public Stage working(Work other) {
        return new Stage(name, on, other, carry, emits, timeout, concurrency, batchMax, delivery, retention);
    }
}

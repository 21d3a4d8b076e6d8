package dev.penstock.stage;

import java.time.Duration;

/**
 * One consumer of events.
 *
 * @param name where it stands
 * @param on what it subscribes to
 * @param work what it does to each event
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
        String emits,
        Duration timeout,
        int concurrency,
        int batchMax,
        DeliveryPolicy delivery,
        Duration retention) {}

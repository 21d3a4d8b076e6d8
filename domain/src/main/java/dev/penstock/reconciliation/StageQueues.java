package dev.penstock.reconciliation;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.stage.StageName;
import java.time.Instant;
import java.util.Set;

/** What the broker has for a stage. */
public interface StageQueues {
    /**
     * Whether messages wait in its queue. Those that a consumer works on, and those that are delivered again later, do not count: nobody
     * who may only use queues can see them.
     */
    boolean hasWaiting(StageName stage);

    /** The events among its dead and its expired letters. */
    Set<EventKey> letters(StageName stage);

    /** Until when the stage stands still on this server, or stood still last; {@link Instant#MIN} when it never did. */
    Instant pausedUntil(StageName stage);

    /** Sends an event to this stage alone. Once it returns, the broker has it. */
    void redeliver(StageName stage, Event event);
}

package dev.penstock.decision;

import dev.penstock.event.EventKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Decisions that a sender waits for while they are taken, on whichever server that is. */
public interface AwaitedDecisions {
    /**
     * Begins to wait. Whoever waits begins before the event is sent on its way, so as not to miss what comes of it.
     *
     * @param subject the root event that is to be decided
     * @param pipeline whose decision is waited for; null for the first that comes
     * @param within from now; the wait ends by itself
     * @return empty when as many wait already as may
     */
    Optional<Wait> await(EventKey subject, @Nullable String pipeline, Duration within);

    /**
     * A wait that has begun.
     *
     * @param decision completes with the decision, or with none when the time is over; never with a failure
     */
    record Wait(CompletionStage<Optional<Decision>> decision) {}
}

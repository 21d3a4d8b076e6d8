package dev.penstock.ejb.stage;

import dev.penstock.outbound.Unavailable;
import dev.penstock.stage.StageName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The stages of this server whose model or target cannot be asked now. Their consumers stand still, each with the one message that it has, so that
 * the others stay untouched in the queue: else a long queue would be rewritten again and again while a server is away.
 */
public final class Pauses {
    /** The longest that a consumer stands still at a time: after it, its message gives way to the one behind it. */
    static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(Pauses.class.getName());

    private final Map<StageName, Instant> ends = new HashMap<>();
    private final InstantSource clock;
    private boolean stopped;

    Pauses(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Begins a pause, or goes on with one.
     *
     * @return how long it is
     */
    synchronized Duration begin(StageName stage, Unavailable cause) {
        Instant now = clock.instant();
        Instant end = now.plus(cause.retryAfter());
        Instant before = ends.put(stage, end);
        if (before == null || before.isBefore(now)) {
            LOG.log(
                    Level.WARNING,
                    "{0} stands still for {1} ms: {2}",
                    stage,
                    cause.retryAfter().toMillis(),
                    cause.getMessage());
        }
        return cause.retryAfter();
    }

    /**
     * Returns when the stage has no pause, when it is over, or after {@link #WAIT_MAX}.
     *
     * @return how long the pause goes on; zero when it may be asked
     */
    synchronized Duration await(StageName stage) {
        Instant until = clock.instant().plus(WAIT_MAX);
        try {
            while (!stopped && clock.instant().isBefore(until) && isPositive(rest(stage))) {
                Duration wait = Duration.between(clock.instant(), until);
                wait(1 + (wait.compareTo(rest(stage)) < 0 ? wait : rest(stage)).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isPositive(rest(stage)) ? rest(stage) : Duration.ZERO;
    }

    /** Until when a stage stands still, or stood still last; {@link Instant#MIN} when it never did. */
    public synchronized Instant lastEnd(StageName stage) {
        return ends.getOrDefault(stage, Instant.MIN);
    }

    private Duration rest(StageName stage) {
        Instant end = ends.get(stage);
        return end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** Lets everybody go: the server stops. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}

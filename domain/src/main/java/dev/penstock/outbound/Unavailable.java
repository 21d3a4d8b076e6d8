package dev.penstock.outbound;

import java.time.Duration;

/**
 * Another system that a stage's work needs does not answer, or says that it cannot now: nothing is known against the event, and asking
 * again later will help. The event waits meanwhile, and no attempt at it is counted.
 */
public abstract class Unavailable extends RuntimeException {
    private final Duration retryAfter;

    /** @param retryAfter when it is worth asking again */
    protected Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

package dev.penstock.model;

import java.time.Duration;

/**
 * A model's server does not answer, or says that it cannot now: nothing is known against the input, and asking again later will help.
 * The event waits meanwhile, and no attempt at it is counted.
 */
public final class ModelUnavailable extends RuntimeException {
    private final Duration retryAfter;

    /** @param retryAfter when it is worth asking again */
    public ModelUnavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

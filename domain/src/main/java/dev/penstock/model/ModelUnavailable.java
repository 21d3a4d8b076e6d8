package dev.penstock.model;

import dev.penstock.outbound.Unavailable;
import java.time.Duration;

/** A model's server cannot be asked now. */
public final class ModelUnavailable extends Unavailable {
    public ModelUnavailable(String message, Duration retryAfter) {
        super(message, retryAfter);
    }
}

package dev.penstock.source;

import org.jspecify.annotations.Nullable;

/** An event could not be made durable: the sender should try again later. */
public final class IntakeUnavailable extends RuntimeException {
    public IntakeUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

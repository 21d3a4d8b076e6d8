package dev.penstock.stage;

import dev.penstock.event.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One attempt at an event that failed.
 *
 * @param consumer the stage's full name, or {@code intake}
 * @param attempt counts from 1
 * @param failedAt cut to microseconds
 * @param exception class name
 * @param message cut to {@value #MESSAGE_LENGTH_MAX} characters
 */
public record FailedAttempt(
        String consumer,
        EventKey event,
        int attempt,
        Instant failedAt,
        Duration duration,
        String exception,
        String message) {
    public static final int MESSAGE_LENGTH_MAX = 2_000;

    public FailedAttempt {
        failedAt = failedAt.truncatedTo(ChronoUnit.MICROS);
        if (message.length() > MESSAGE_LENGTH_MAX) {
            message = message.substring(0, MESSAGE_LENGTH_MAX);
        }
    }
}

package dev.penstock.web.event;

import dev.penstock.stage.FailedAttempt;
import java.time.Instant;

/**
 * A failed attempt as the API shows it.
 *
 * @param consumer the stage's full name, or {@code intake}
 * @param event {@code source/id} of the event that it failed on
 */
public record AttemptView(
        String consumer,
        String event,
        int attempt,
        Instant failedAt,
        double durationMs,
        String exception,
        String message) {
    public static AttemptView of(FailedAttempt attempt) {
        return new AttemptView(
                attempt.consumer(),
                attempt.event().toString(),
                attempt.attempt(),
                attempt.failedAt(),
                attempt.duration().toNanos() / 1e6,
                attempt.exception(),
                attempt.message());
    }
}

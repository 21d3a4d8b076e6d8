package dev.penstock.persistence.stage;

import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.InstantConverter;
import dev.penstock.stage.FailedAttempt;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A row of table {@code failed_attempt}. */
@Entity
@Table(name = "failed_attempt")
@SuppressWarnings("NullAway.Init") // the provider sets the fields
class FailedAttemptRow {
    @Id
    long number;

    String consumer;

    @Column(name = "event_source")
    String eventSource;

    @Column(name = "event_id")
    String eventId;

    int attempt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "failed_at")
    Instant failedAt;

    @Column(name = "duration_ns")
    long durationNs;

    String exception;

    String message;

    FailedAttempt failedAttempt() {
        return new FailedAttempt(
                consumer,
                new EventKey(eventSource, eventId),
                attempt,
                failedAt,
                Duration.ofNanos(durationNs),
                exception,
                message);
    }
}

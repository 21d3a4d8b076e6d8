package dev.penstock.ejb.stage;

import dev.penstock.ejb.event.ReceivedEvent;
import dev.penstock.event.EventKey;
import dev.penstock.stage.FailedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One delivery that a consumer works on, and what it took along with it. */
public final class Attempt {
    private final String consumer;
    private final Instant startedAt;
    private final @Nullable EventKey delivered;
    private final int number;
    private List<ReceivedEvent> received = List.of();

    Attempt(String consumer, Instant startedAt, @Nullable EventKey delivered, int number) {
        this.consumer = consumer;
        this.startedAt = startedAt;
        this.delivered = delivered;
        this.number = number;
    }

    /** Notes what the attempt is about, now that the messages have been read. */
    public void took(List<ReceivedEvent> events) {
        received = List.copyOf(events);
    }

    public List<ReceivedEvent> received() {
        return received;
    }

    /** This attempt as a failure of each event that it is about; of the delivered one where none could be read. */
    List<FailedAttempt> failures(Throwable cause, Instant failedAt) {
        if (received.isEmpty()) {
            return delivered == null ? List.of() : List.of(failure(delivered, number, cause, failedAt));
        }
        return received.stream()
                .map(one -> failure(one.event().key(), one.attempt(), cause, failedAt))
                .toList();
    }

    private FailedAttempt failure(EventKey event, int attempt, Throwable cause, Instant failedAt) {
        return new FailedAttempt(
                consumer,
                event,
                attempt,
                failedAt,
                Duration.between(startedAt, failedAt),
                cause.getClass().getName(),
                cause.getMessage() == null ? "" : cause.getMessage());
    }

    @Override
    public String toString() {
        return consumer + ", attempt " + number + (delivered == null ? "" : " at " + delivered)
                + (received.size() > 1 ? " and " + (received.size() - 1) + " more" : "");
    }
}

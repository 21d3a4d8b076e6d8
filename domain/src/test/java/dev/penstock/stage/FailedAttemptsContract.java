package dev.penstock.stage;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.EventKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What failed attempts promise: each is kept, in the order of failing. */
public interface FailedAttemptsContract {
    EventKey EVENT = new EventKey("github", "1");

    /** Empty at the beginning of each test. */
    FailedAttempts attempts();

    /** Does the work as the container would: in a transaction of its own. */
    void commit(Runnable work);

    private static FailedAttempt attempt(EventKey event, int attempt, int seconds) {
        return new FailedAttempt(
                "moderation.classify",
                event,
                attempt,
                NOON.plusSeconds(seconds),
                Duration.ofMillis(1_999),
                "java.util.concurrent.TimeoutException",
                "no answer within 2 s");
    }

    @Test
    default void attemptsAreFoundByTheirEventOldestFirst() {
        FailedAttempt first = attempt(EVENT, 1, 0);
        FailedAttempt second = attempt(EVENT, 2, 5);
        commit(() -> attempts().record(List.of(second, attempt(new EventKey("github", "2"), 1, 0))));
        commit(() -> attempts().record(List.of(first)));

        assertThat(attempts().on(List.of(EVENT))).containsExactly(first, second);
        assertThat(attempts().on(List.of())).isEmpty();
    }

    @Test
    default void theSameAttemptAfterARedriveIsKeptToo() {
        commit(() -> attempts().record(List.of(attempt(EVENT, 1, 0))));
        commit(() -> attempts().record(List.of(attempt(EVENT, 1, 0))));

        assertThat(attempts().on(List.of(EVENT))).hasSize(2);
    }
}

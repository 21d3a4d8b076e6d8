package dev.penstock.persistence.stage;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.persistence.TestDatabase;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.FailedAttemptsContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The failed attempts in PostgreSQL keep the contract, and lose none to what a message may contain. */
class JpaFailedAttemptsIT implements FailedAttemptsContract {
    private final FailedAttempts attempts = new JpaFailedAttempts(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public FailedAttempts attempts() {
        return attempts;
    }

    @Override
    public void commit(Runnable work) {
        TestDatabase.commit(work);
    }

    @Test
    void aMessageWithCharacterZeroIsKept() {
        FailedAttempt failed = new FailedAttempt("intake", EVENT, 1, NOON, Duration.ZERO, "Broken", "a \0 in it");
        commit(() -> attempts.record(List.of(failed)));

        assertThat(attempts.on(List.of(EVENT)))
                .extracting(FailedAttempt::message)
                .containsExactly("a \uFFFD in it");
    }
}

package dev.penstock.persistence.purge;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.decision.Decisions;
import dev.penstock.ledger.Ledger;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.decision.TestDecisions;
import dev.penstock.persistence.ledger.TestLedger;
import dev.penstock.persistence.stage.TestStages;
import dev.penstock.purge.OldEvents;
import dev.penstock.purge.OldEventsContract;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageRuns;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten in PostgreSQL keeps the contract; and of several servers one forgets at a time. */
class JpaOldEventsIT implements OldEventsContract {
    private final OldEvents oldEvents = new JpaOldEvents(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public OldEvents oldEvents() {
        return oldEvents;
    }

    @Override
    public Ledger ledger() {
        return TestLedger.ledger();
    }

    @Override
    public StageRuns runs() {
        return TestStages.runs();
    }

    @Override
    public FailedAttempts attempts() {
        return TestStages.attempts();
    }

    @Override
    public Decisions decisions() {
        return TestDecisions.decisions();
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return TestDatabase.committed(work);
    }

    @Test
    void whileOneServerForgetsTheOthersDoNotWait() {
        record(root("github", "1"));

        Optional<?> meanwhile = committed(() -> {
            assertThat(oldEvents.purge("github", NOON, NOON.plusSeconds(1), 10)).isPresent();
            return CompletableFuture.supplyAsync(
                            () -> committed(() -> oldEvents.purge("github", NOON, NOON.plusSeconds(1), 10)))
                    .join();
        });

        assertThat(meanwhile).isEmpty();
        assertThat(committed(() -> oldEvents.purge("github", NOON, NOON.plusSeconds(1), 10)))
                .isPresent();
    }

    @Test
    void whatComesAgainWhileItIsForgottenWaitsAndIsNew() {
        record(root("github", "1"));
        CompletableFuture<Boolean> again = committed(() -> {
            oldEvents.purge("github", NOON, NOON.plusSeconds(1), 10);
            return CompletableFuture.supplyAsync(() -> record(root("github", "1")));
        });

        assertThat(again.join()).isTrue();
        assertThat(ledger().find(root("github", "1").key())).isPresent();
    }
}

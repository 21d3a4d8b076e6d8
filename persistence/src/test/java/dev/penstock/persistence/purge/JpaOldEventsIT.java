package dev.penstock.persistence.purge;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withData;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.decision.Decisions;
import dev.penstock.event.Event;
import dev.penstock.ledger.Ledger;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.claim.TestClaims;
import dev.penstock.persistence.decision.TestDecisions;
import dev.penstock.persistence.ledger.TestLedger;
import dev.penstock.persistence.stage.TestStages;
import dev.penstock.purge.OldEvents;
import dev.penstock.purge.OldEventsContract;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageRuns;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void largeDataGoesWithItsEvent() {
        Event event = withData(root("github", "1"), new byte[400_000]).claimed();
        record(event);
        assertThat(partsOf(event)).isNotEmpty();

        committed(() -> oldEvents.purge("github", NOON, NOON.plusSeconds(1), 10));

        assertThat(partsOf(event)).isEmpty();
    }

    private static List<byte[]> partsOf(Event event) {
        List<byte[]> parts = new ArrayList<>();
        TestClaims.claims().read(List.of(event.key()), (owner, part) -> parts.add(part));
        return parts;
    }
}

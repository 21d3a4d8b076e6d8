package dev.penstock.persistence.stage;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Event;
import dev.penstock.ledger.Ledger;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.ledger.TestLedger;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.StageRuns;
import dev.penstock.stage.StageRunsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stage runs in PostgreSQL keep the contract, also when several servers record the same runs at once. */
class JpaStageRunsIT implements StageRunsContract {
    private final StageRuns runs = new JpaStageRuns(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public StageRuns runs() {
        return runs;
    }

    @Override
    public Ledger ledger() {
        return TestLedger.ledger();
    }

    @Override
    public void commit(Runnable work) {
        TestDatabase.commit(work);
    }

    @Test
    void manyWhoRecordTheSameRunsAtOnceDoNotHinderEachOther() throws Exception {
        List<Event> inputs =
                IntStream.range(0, 100).mapToObj(n -> root("github", "" + n)).toList();
        List<StageRun> same = inputs.stream()
                .map(input -> new StageRun(
                        CLASSIFY, input.key(), output("classify", input), "1", Map.of(), 1, Duration.ZERO, NOON))
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(16);
        try {
            Callable<Boolean> work = () -> {
                List<StageRun> shuffled = new ArrayList<>(same);
                Collections.shuffle(shuffled);
                commit(() -> runs.record(shuffled));
                return true;
            };
            for (Future<Boolean> done : workers.invokeAll(Collections.nCopies(16, work))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            workers.shutdownNow();
        }

        assertThat(runs.on(inputs.stream().map(Event::key).toList())).containsExactlyInAnyOrderElementsOf(same);
    }
}

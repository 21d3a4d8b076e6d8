package dev.penstock.stage;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.contract.AtOnce;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.EventStatus;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stage runs promise: a stage's output is made once, is found by its input, and stands in the ledger. */
public interface StageRunsContract {
    StageName CLASSIFY = new StageName("moderation", "classify");
    StageName SCORE = new StageName("moderation", "score");

    /** Empty at the beginning of each test. */
    StageRuns runs();

    /** The same runs for whoever adds them up. */
    RunCosts costs();

    /** Where the outputs are entered. */
    Ledger ledger();

    /** Does the work in one transaction, and commits. */
    void commit(Runnable work);

    private static StageRun run(StageName stage, Event input, int seconds) {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("threat", 1.0e-10);
        scores.put("insult", 1.0);
        scores.put("spam", 0.1 + 0.2);
        scores.put("none", Double.NaN);
        return new StageRun(
                stage,
                input.key(),
                output(stage.stage(), input),
                "text-moderation@1",
                scores,
                2,
                Duration.ofNanos(1_234_567_891L),
                NOON.plusSeconds(seconds));
    }

    @Test
    default void outputsAreFoundByTheirInputs() {
        Event first = root("github", "1");
        Event second = root("github", "2");
        StageRun run = run(CLASSIFY, first, 0);
        commit(() -> runs().record(List.of(run)));

        assertThat(runs().outputs(CLASSIFY, List.of(first.key(), second.key())))
                .isEqualTo(Map.of(first.key(), run.output()));
    }

    @Test
    default void whatARunCostIsRemembered() {
        Event input = root("github", "1");
        StageRun free = run(CLASSIFY, input, 0);
        StageRun paid = new StageRun(
                SCORE,
                input.key(),
                output("score", input),
                "triage@1",
                Map.of(),
                1,
                Duration.ofMillis(1),
                NOON.plusSeconds(1),
                new TokenUsage(120, 17),
                new Price(new BigDecimal("0.000028200001"), "EUR"));
        commit(() -> runs().record(List.of(free, paid)));

        assertThat(runs().on(List.of(input.key()))).isEqualTo(List.of(free, paid));
    }

    @Test
    default void outputsAreTheStagesOwn() {
        Event input = root("github", "1");
        commit(() -> runs().record(List.of(run(CLASSIFY, input, 0))));

        assertThat(runs().outputs(SCORE, List.of(input.key()))).isEmpty();
        assertThat(runs().outputs(CLASSIFY, List.of())).isEmpty();
    }

    @Test
    default void outputsStandInTheLedgerAsPublished() {
        StageRun run = run(CLASSIFY, root("github", "1"), 0);
        commit(() -> runs().record(List.of(run)));

        assertThat(ledger().find(run.output().key()))
                .contains(new LedgerEntry(run.output(), EventStatus.PUBLISHED, List.of()));
    }

    @Test
    default void runsAreFoundAsTheyWereRecordedOldestFirst() {
        Event input = root("github", "1");
        StageRun late = run(SCORE, input, 2);
        StageRun early = run(CLASSIFY, input, 1);
        StageRun other = run(CLASSIFY, root("github", "2"), 3);
        commit(() -> runs().record(List.of(other, late, early)));

        assertThat(runs().on(List.of(input.key()))).containsExactly(early, late);
        assertThat(runs().on(List.of(new EventKey("github", "3")))).isEmpty();
    }

    @Test
    default void scoresKeepTheirOrderAndAScoreThatIsNoNumberIsKept() {
        Event input = root("github", "1");
        commit(() -> runs().record(List.of(run(CLASSIFY, input, 0))));

        assertThat(runs().on(List.of(input.key())).get(0).scores().keySet())
                .containsExactly("threat", "insult", "spam", "none");
    }

    @Test
    default void aRunThatIsThereAlreadyStays() {
        Event input = root("github", "1");
        StageRun first = run(CLASSIFY, input, 0);
        commit(() -> runs().record(List.of(first)));
        commit(() -> runs().record(List.of(run(CLASSIFY, input, 60), run(CLASSIFY, root("github", "2"), 60))));

        assertThat(runs().on(List.of(input.key()))).containsExactly(first);
        assertThat(runs().on(List.of(new EventKey("github", "2")))).hasSize(1);
    }

    @Test
    default void theSameRunTwiceInABatchIsRecordedOnce() {
        StageRun run = run(CLASSIFY, root("github", "1"), 0);
        commit(() -> runs().record(List.of(run, run)));

        assertThat(runs().on(List.of(run.input()))).containsExactly(run);
    }

    @Test
    default void manyWhoRecordTheSameRunsAtOnceDoNotHinderEachOther() throws Exception {
        List<List<StageRun>> rounds = IntStream.range(0, AtOnce.ROUNDS)
                .mapToObj(round -> IntStream.range(0, 200)
                        .mapToObj(n -> run(CLASSIFY, root("github", round + "-" + n), 0))
                        .toList())
                .toList();

        AtOnce.results((round, thread) -> {
            List<StageRun> shuffled = new ArrayList<>(rounds.get(round));
            Collections.shuffle(shuffled);
            commit(() -> runs().record(shuffled));
            return thread;
        });

        List<StageRun> all = rounds.stream().flatMap(List::stream).toList();
        assertThat(runs().on(all.stream().map(StageRun::input).toList())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void whatRunsTookIsAddedUpByStage() {
        Event first = root("github", "1");
        Event second = root("github", "2");
        StageRun scored = run(CLASSIFY, first, 0);
        StageRun decided = new StageRun(
                new StageName("moderation", "decide"),
                scored.output().key(),
                output("decide", scored.output()),
                "thresholds",
                Map.of(),
                1,
                Duration.ofMillis(1),
                NOON);
        commit(() -> runs().record(
                        List.of(scored, decided, run(CLASSIFY, second, 0), run(CLASSIFY, root("github", "3"), 0))));
        List<EventKey> two = List.of(first.key(), second.key());

        RunCost classified = new RunCost("moderation.classify", 2, Duration.ofNanos(2_469_135_782L));
        assertThat(costs().costsOn(two)).containsExactly(classified);
        assertThat(costs().costsOnAndAfter(two))
                .containsExactly(classified, new RunCost("moderation.decide", 1, Duration.ofMillis(1)));
        assertThat(costs().costsOn(List.of())).isEmpty();
    }
}

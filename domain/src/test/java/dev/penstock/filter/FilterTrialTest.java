package dev.penstock.filter;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withAttributes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.definitions.Definitions;
import dev.penstock.event.Event;
import dev.penstock.filter.FilterTrial.Attribute;
import dev.penstock.filter.FilterTrial.Saving;
import dev.penstock.filter.FilterTrial.Value;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Receipt;
import dev.penstock.model.ModelReference;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.schema.JsonSchemas;
import dev.penstock.selector.JmsSelector;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.InMemoryStageRuns;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.Subscription;
import dev.penstock.stage.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a selector would have dropped, what that would have saved, and whether it asks for what no event has. */
class FilterTrialTest {
    private static final StageName CLASSIFY = new StageName("moderation", "classify");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryStageRuns runs = new InMemoryStageRuns(ledger);
    private final Definitions definitions = definitions();

    private Instant now = NOON;

    /** A hundred webhooks, every fourth of them a chat. */
    @BeforeEach
    void record() {
        IntStream.range(0, 100).mapToObj(FilterTrialTest::webhook).forEach(this::record);
        record(root("another", "1", NOON.plusSeconds(500)));
    }

    private void record(Event event) {
        ledger.record(List.of(new Receipt(event, event.key().toString(), List.of())));
    }

    private static Event webhook(int n) {
        return withAttributes(
                root("forum", String.format("%03d", n), NOON.plusSeconds(n)),
                Map.of("kind", n % 4 == 0 ? "chat" : "comment", "length", (long) n));
    }

    private FilterTrial tried(String selector, @Nullable String source, @Nullable String type, @Nullable String stage) {
        return tried(selector, source, type, stage, 10_000);
    }

    private FilterTrial tried(
            String selector, @Nullable String source, @Nullable String type, @Nullable String stage, int last) {
        TrialRequest request =
                TrialRequest.resolve(definitions, JmsSelector.parse(selector), source, type, stage, last);
        return TrialRun.of(request, ledger, runs, () -> now);
    }

    @Test
    void keptAndDroppedAreCountedWithTheNewestOfEachAsExamples() {
        FilterTrial trial = tried("kind = 'comment'", "forum", null, null);

        assertThat(trial.events()).isEqualTo(100);
        assertThat(trial.kept()).isEqualTo(75);
        assertThat(trial.dropped()).isEqualTo(25);
        assertThat(trial.droppedShare()).isEqualTo(0.25);
        assertThat(trial.droppedExamples()).extracting("id").containsExactly("096", "092", "088", "084", "080");
        assertThat(trial.keptExamples()).extracting("id").startsWith("099", "098", "097", "095");
        assertThat(trial.newest()).isEqualTo(NOON.plusSeconds(99));
        assertThat(trial.oldest()).isEqualTo(NOON);
        assertThat(trial.complete()).isTrue();
    }

    @Test
    void onlyTheLastEventsAreLookedAt() {
        FilterTrial trial = tried("length >= 95", "forum", null, null, 10);

        assertThat(trial.events()).isEqualTo(10);
        assertThat(trial.kept()).isEqualTo(5);
    }

    @Test
    void theAttributesThatExistAreShownWithTheirMostFrequentValues() {
        FilterTrial trial = tried("kind = 'comment'", "forum", null, null);

        assertThat(trial.attributes()).extracting(Attribute::name).containsExactly("kind", "length", "type");
        assertThat(trial.attributes().get(0))
                .isEqualTo(new Attribute("kind", 100, List.of(new Value("comment", 75), new Value("chat", 25)), 0));
        assertThat(trial.attributes().get(1).values()).hasSize(FilterTrial.VALUES_MAX);
        assertThat(trial.attributes().get(1).others()).isEqualTo(90);
    }

    @Test
    void aMisspeltAttributeIsPointedOutWithTheNearestNames() {
        FilterTrial trial = tried("knd = 'comment' AND id <> 'x'", "forum", null, null);

        assertThat(trial.kept()).isZero();
        assertThat(trial.unknownAttributes()).containsExactly(new FilterTrial.Unknown("knd", List.of("kind")));
    }

    @Test
    void whatIsDroppedAtTheDoorSavesTheRunsOnItAndOnAllThatWasMadeFromIt() {
        for (int n : new int[] {0, 1, 4}) {
            Event scored = output("classify", webhook(n));
            runs.record(List.of(run(CLASSIFY, webhook(n), scored, Map.of("spam", 0.5), 10)));
            runs.record(List.of(run(
                    new StageName("moderation", "decide"), scored, output("decide", scored), Map.of("spam", 0.5), 1)));
        }

        FilterTrial trial = tried("kind = 'comment'", "forum", null, null);

        assertThat(trial.saved())
                .containsExactly(
                        new Saving("moderation.classify", true, 2, 20), new Saving("moderation.decide", false, 2, 2));
    }

    @Test
    void aStagesPresentFilterIsComparedAndOnlyItsOwnRunsAreSaved() {
        Event chat = webhook(0);
        Event scored = output("classify", chat);
        runs.record(List.of(run(CLASSIFY, chat, scored, Map.of("spam", 0.5), 10)));
        runs.record(List.of(
                run(new StageName("moderation", "decide"), scored, output("decide", scored), Map.of("spam", 0.5), 1)));

        FilterTrial trial = tried("length BETWEEN 10 AND 59", "forum", null, "moderation/classify");

        assertThat(trial.stage()).isEqualTo("moderation.classify");
        assertThat(trial.type()).isEqualTo("content.submitted");
        FilterTrial.Comparison comparison = Objects.requireNonNull(trial.comparison());
        assertThat(comparison.present()).isEqualTo("length < 50");
        assertThat(comparison.receives()).isEqualTo(50);
        assertThat(comparison.noLonger()).isEqualTo(10);
        assertThat(comparison.noLongerExamples()).extracting("id").startsWith("009", "008");
        assertThat(comparison.additionally()).isEqualTo(10);
        assertThat(comparison.additionallyExamples()).extracting("id").startsWith("059");
        assertThat(trial.saved()).containsExactly(new Saving("moderation.classify", true, 1, 10));
    }

    @Test
    void whatStagesPublishedIsFoundByTheStagesName() {
        runs.record(List.of(run(CLASSIFY, webhook(1), output("classify", webhook(1)), Map.of("spam", 0.5), 10)));

        FilterTrial trial = tried("source LIKE 'moderation.%'", "moderation.classify", null, null);

        assertThat(trial.type()).isEqualTo("content.classifyd");
        assertThat(trial.events()).isEqualTo(1);
        assertThat(trial.kept()).isEqualTo(1);
    }

    @Test
    void withoutASourceAllEventsOfTheTypeAreTried() {
        FilterTrial trial = tried("source = 'another'", null, "content.submitted", null);

        assertThat(trial.events()).isEqualTo(101);
        assertThat(trial.kept()).isEqualTo(1);
    }

    @Test
    void aTrialThatTakesTooLongEndsWithWhatItHasSeen() {
        FilterTrial trial = TrialRun.of(
                TrialRequest.resolve(definitions, JmsSelector.parse("kind = 'chat'"), "forum", null, null, 100),
                ledger,
                runs,
                () -> now = now.plusSeconds(1));

        assertThat(trial.complete()).isFalse();
        assertThat(trial.events()).isEqualTo((int) TrialRun.TIME_MAX.toSeconds() - 1);
        assertThat(trial.droppedShare()).isCloseTo(0.75, within(0.1));
    }

    @Test
    void ofNothingNothingIsSaid() {
        FilterTrial trial = tried("knd = 1", "nobody", null, null);

        assertThat(trial.events()).isZero();
        assertThat(trial.droppedShare()).isZero();
        assertThat(trial.unknownAttributes()).isEmpty();
        assertThat(trial.newest()).isNull();
    }

    @Test
    void whatCannotBeTriedIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> tried("a = 1", null, null, null))
                .isInstanceOf(InvalidTrial.class)
                .hasMessageContaining("a source, a type or a stage");
        assertThatThrownBy(() -> tried("a = 1", "forum", null, "moderation/clasify"))
                .hasMessageContaining("did you mean 'moderation.classify'?");
        assertThatThrownBy(() -> tried("a = 1", "forum", "other", "moderation/classify"))
                .hasMessageContaining("'content.submitted', found type 'other'");
        assertThatThrownBy(() -> tried("a = 1", "forum", null, null, 100_001)).hasMessageContaining("found 100001");
        assertThatThrownBy(() -> tried("a = 1", "gone.classify", null, null)).hasMessageContaining("no stage");
    }

    private static StageRun run(StageName stage, Event input, Event output, Map<String, Double> scores, int ms) {
        return new StageRun(stage, input.key(), output, "1", scores, 1, Duration.ofMillis(ms), NOON);
    }

    private static Definitions definitions() {
        Stage classify = new Stage(
                CLASSIFY,
                new Subscription("content.submitted", JmsSelector.parse("length < 50")),
                new Work.Infer(ModelReference.champion("text-moderation"), new TreeMap<>()),
                "content.classifyd",
                Duration.ofSeconds(5),
                1,
                16,
                new DeliveryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1)),
                Duration.ofDays(2));
        return new Definitions(
                new TreeMap<>(),
                new TreeMap<>(Map.of("moderation", new Pipeline("moderation", List.of(classify)))),
                new TreeMap<>(),
                new JsonSchemas(List.of()));
    }
}

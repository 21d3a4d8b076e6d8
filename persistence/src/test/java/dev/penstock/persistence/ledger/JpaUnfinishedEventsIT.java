package dev.penstock.persistence.ledger;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Receipt;
import dev.penstock.model.ModelReference;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.stage.TestStages;
import dev.penstock.reconciliation.UnfinishedEvents;
import dev.penstock.schema.Violation;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.Subscription;
import dev.penstock.stage.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JpaUnfinishedEventsIT {
    private static final StageName CLASSIFY = new StageName("moderation", "classify");
    private static final StageName DECIDE = new StageName("moderation", "decide");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final UnfinishedEvents events = new JpaUnfinishedEvents(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Test
    void anEventWithoutARunIsFoundAndOneWithARunIsNot() {
        Event done = root("forum", "done");
        Event lost = root("forum", "lost");
        record(done, lost);
        run(CLASSIFY, done);

        assertThat(found(search(CLASSIFY, "content.submitted"))).containsExactly(lost.key());
        assertThat(found(search(DECIDE, "content.classifyd")))
                .containsExactly(output("classify", done).key());
    }

    @Test
    void whatFailedJustNowIsExplainedAndWhatFailedLongAgoIsNot() {
        record(root("forum", "now"), root("forum", "once"), root("forum", "dead"), root("forum", "elsewhere"));
        failed(CLASSIFY, "now", 1, LATER);
        failed(CLASSIFY, "once", 1, NOON);
        failed(CLASSIFY, "dead", 5, NOON);
        failed(DECIDE, "elsewhere", 5, LATER);

        assertThat(found(search(CLASSIFY, "content.submitted")))
                .containsExactly(new EventKey("forum", "elsewhere"), new EventKey("forum", "once"));
    }

    @Test
    void onlyWhatWasPublishedInTimeCounts() {
        Event early = root("forum", "early", NOON.minusSeconds(1));
        Event late = root("forum", "late", LATER);
        record(early, late);
        TestDatabase.commit(() -> TestLedger.ledger()
                .record(List.of(new Receipt(
                        root("forum", "invalid"), "ID:i", List.of(new Violation("/data", "required", "is missing"))))));

        assertThat(found(search(CLASSIFY, "content.submitted"))).isEmpty();
    }

    @Test
    void aDecisionThatDoesNotStandWasNeverPublished() {
        Event decided = output("decide", root("forum", "1"));
        run(DECIDE, root("forum", "1"));
        UnfinishedEvents.Search search = search(new StageName("replies", "tell"), decided.type());
        assertThat(found(search)).isEmpty();

        TestDatabase.execute(
                "INSERT INTO decision (pipeline, subject_source, subject_id, event_source, event_id, verdict, reasons, scores,"
                        + " work_version, decided_at) VALUES ('moderation', 'forum', '1', '%s', '%s', 'approve', '[]', '{}', '1', now())"
                                .formatted(decided.key().source(), decided.key().id()));
        assertThat(found(search)).containsExactly(decided.key());
    }

    @Test
    void aLongListIsFoundPortionByPortion() {
        for (int part = 0; part < 3; part++) {
            String prefix = part + "-";
            record(IntStream.range(0, JpaUnfinishedEvents.PORTION / 2)
                    .mapToObj(n -> root("forum", prefix + n))
                    .toArray(Event[]::new));
        }

        assertThat(found(search(CLASSIFY, "content.submitted")))
                .hasSize(JpaUnfinishedEvents.PORTION / 2 * 3)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSubscriptionKeepsItsBeginningUntilItsFilterChanges() {
        assertThat(subscribed(List.of(stage("content.submitted")), NOON)).containsEntry(CLASSIFY, NOON);
        assertThat(subscribed(List.of(stage("content.submitted")), LATER)).containsEntry(CLASSIFY, NOON);
        assertThat(subscribed(List.of(stage("content.edited")), LATER)).containsEntry(CLASSIFY, LATER);
        assertThat(subscribed(List.of(), LATER)).isEmpty();
        Instant muchLater = LATER.plusSeconds(60);
        assertThat(subscribed(List.of(stage("content.edited")), muchLater))
                .as("it had gone")
                .containsEntry(CLASSIFY, muchLater);
    }

    private static UnfinishedEvents.Search search(StageName stage, String type) {
        return new UnfinishedEvents.Search(stage, type, NOON, LATER, LATER, 5, Set.of(DECIDE));
    }

    private Map<StageName, Instant> subscribed(List<Stage> stages, Instant now) {
        Map<StageName, Instant> since = new HashMap<>();
        TestDatabase.commit(() -> since.putAll(events.subscribed(stages, now)));
        return since;
    }

    private List<EventKey> found(UnfinishedEvents.Search search) {
        List<EventKey> keys = new ArrayList<>();
        events.find(search, event -> keys.add(event.key()));
        return keys;
    }

    private static void record(Event... events) {
        TestDatabase.commit(() -> TestLedger.ledger()
                .record(List.of(events).stream()
                        .map(event -> new Receipt(event, "ID:" + event.key().id(), List.of()))
                        .toList()));
    }

    private static void run(StageName stage, Event input) {
        TestDatabase.commit(() -> TestStages.runs()
                .record(List.of(new StageRun(
                        stage,
                        input.key(),
                        output(stage.stage(), input),
                        "1",
                        Map.of(),
                        1,
                        Duration.ofMillis(1),
                        NOON))));
    }

    private static void failed(StageName stage, String id, int attempt, Instant at) {
        TestDatabase.execute(
                "INSERT INTO failed_attempt (consumer, event_source, event_id, attempt, failed_at, duration_ns, exception, message)"
                        + " VALUES ('%s', 'forum', '%s', %d, '%s', 1, 'x', 'y')".formatted(stage, id, attempt, at));
    }

    private static Stage stage(String type) {
        return new Stage(
                CLASSIFY,
                new Subscription(type, null),
                new Work.Infer(ModelReference.champion("text-moderation"), new TreeMap<>()),
                "content.scored",
                Duration.ofSeconds(5),
                2,
                32,
                new DeliveryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(60)),
                Duration.ofDays(2));
    }
}

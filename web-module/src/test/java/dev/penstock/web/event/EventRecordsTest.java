package dev.penstock.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.decision.Decision;
import dev.penstock.decision.Reason;
import dev.penstock.decision.Ruling;
import dev.penstock.decision.Verdict;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.ledger.EventStatus;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole family of one webhook, root, scored and decided, as the API shows each of them. */
class EventRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final EventKey ROOT = new EventKey("github", "d/1");
    private static final EventKey SCORED = new EventKey("moderation.classify", "s-1");
    private static final EventKey DECIDED = new EventKey("moderation.decide", "x-1");

    private final Remembered remembered = new Remembered();
    private final EventRecords records = new EventRecords(remembered, remembered.runs, remembered.attempts, remembered);

    private static Event event(EventKey key, String type, @Nullable EventKey causation) {
        Payload data = Payload.of("{\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
        return new Event(
                key,
                type,
                NOW,
                "application/json",
                new TreeMap<>(Map.of("kind", "comment")),
                ROOT,
                causation,
                TRACE,
                data);
    }

    @Test
    void largeDataIsReferredToRatherThanShown() {
        Event event = event(ROOT, "content.submitted", null).claimed();
        remembered.entries.add(new LedgerEntry(
                event.withData(ClaimedPayload.of(((ClaimedPayload) event.data()).claim())),
                EventStatus.PUBLISHED,
                List.of()));

        EventView view = records.history(ROOT, true).orElseThrow().event();

        assertThat(view.payload()).isNull();
        assertThat(view.size()).isEqualTo(16);
        assertThat(view.dataref()).startsWith("/api/v1/claims/");
        assertThat(view.sha256()).hasSize(64);
    }

    private void rememberTheFamily() {
        Event scored = event(SCORED, "content.scored", ROOT);
        Event decided = event(DECIDED, "content.decided", SCORED);
        for (Event event : List.of(event(ROOT, "content.submitted", null), scored, decided)) {
            remembered.entries.add(new LedgerEntry(event, EventStatus.PUBLISHED, List.of()));
        }
        Map<String, Double> scores = Map.of("insult", 0.7);
        remembered
                .runs
                .all()
                .add(new StageRun(
                        StageName.parse("moderation.classify"),
                        ROOT,
                        scored,
                        "text-moderation@1",
                        scores,
                        2,
                        Duration.ofNanos(1_500_000),
                        NOW));
        remembered
                .attempts
                .all()
                .add(new FailedAttempt(
                        "moderation.classify",
                        ROOT,
                        1,
                        NOW,
                        Duration.ofMillis(3),
                        "java.lang.IllegalStateException",
                        "no"));
        Ruling ruling = new Ruling(Verdict.HOLD, List.of(new Reason("insult", 0.7, 0.5)));
        remembered.decisions.add(new Decision("moderation", ROOT, DECIDED, ruling, scores, "v1", NOW));
    }

    private static String json(Object view) {
        return new String(Json.bytes(view), StandardCharsets.UTF_8);
    }

    @Test
    void aRootShowsAllThatBecameOfIt() {
        rememberTheFamily();
        String json = json(records.history(ROOT, false).orElseThrow());
        assertThat(json).isEqualTo("""
                        {"source":"github","id":"d/1","type":"content.submitted","time":"2026-03-01T12:00:00.123456Z",\
                        "contentType":"application/json","attributes":{"kind":"comment"},"correlation":"github/d/1",\
                        "causation":null,"traceId":"0af7651916cd43dd8448eb211c80319c","size":16,\
                        "status":"published","violations":[],\
                        "runs":[{"stage":"moderation.classify","input":"github/d/1","output":"moderation.classify/s-1",\
                        "outputType":"content.scored","workVersion":"text-moderation@1","scores":{"insult":0.7},\
                        "attempts":2,"durationMs":1.5,"completedAt":"2026-03-01T12:00:00.123456Z"}],\
                        "failedAttempts":[{"consumer":"moderation.classify","event":"github/d/1","attempt":1,\
                        "failedAt":"2026-03-01T12:00:00.123456Z","durationMs":3.0,\
                        "exception":"java.lang.IllegalStateException","message":"no"}],\
                        "decisions":[{"pipeline":"moderation","verdict":"hold",\
                        "reasons":[{"label":"insult","score":0.7,"threshold":0.5}],"scores":{"insult":0.7},\
                        "workVersion":"v1","event":"moderation.decide/x-1","decidedAt":"2026-03-01T12:00:00.123456Z"}],\
                        "offspring":[{"source":"moderation.classify","id":"s-1","type":"content.scored",\
                        "time":"2026-03-01T12:00:00.123456Z","contentType":"application/json",\
                        "attributes":{"kind":"comment"},"correlation":"github/d/1","causation":"github/d/1",\
                        "traceId":"0af7651916cd43dd8448eb211c80319c","size":16},\
                        {"source":"moderation.decide","id":"x-1","type":"content.decided",\
                        "time":"2026-03-01T12:00:00.123456Z","contentType":"application/json",\
                        "attributes":{"kind":"comment"},"correlation":"github/d/1",\
                        "causation":"moderation.classify/s-1","traceId":"0af7651916cd43dd8448eb211c80319c","size":16}]}""");
    }

    @Test
    void anOffspringShowsItsOwnBranchOnly() {
        rememberTheFamily();
        EventHistory history = records.history(SCORED, false).orElseThrow();
        assertThat(history.runs()).isEmpty();
        assertThat(history.offspring()).extracting(EventView::id).containsExactly("x-1");
        assertThat(history.decisions()).hasSize(1);
    }

    @Test
    void thePayloadIsShownOnlyWhenAskedFor() {
        rememberTheFamily();
        assertThat(json(records.history(ROOT, true).orElseThrow())).contains("\"payload\":{\"text\":\"hello\"}");
        assertThat(json(records.history(ROOT, false).orElseThrow())).doesNotContain("payload", "hello");
    }

    @Test
    void anEventThatTheLedgerDoesNotKnowIsNone() {
        assertThat(records.history(ROOT, false)).isEmpty();
    }

    @Test
    void aPageNamesWhereTheNextBegins() {
        rememberTheFamily();
        EventPage page = records.newest("github", NOW.plusSeconds(1), 1);
        assertThat(page.next()).isEqualTo(NOW);
        assertThat(page.events()).singleElement().satisfies(entry -> {
            assertThat(entry.event().id()).isEqualTo("d/1");
            assertThat(entry.decisions()).extracting(DecisionView::verdict).containsExactly("hold");
        });
        assertThat(records.newest(null, NOW.plusSeconds(1), 2).next()).isNull();
        assertThat(json(records.newest(null, NOW, 2))).isEqualTo("{\"events\":[],\"next\":null}");
    }
}

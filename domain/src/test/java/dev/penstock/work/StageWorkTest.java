package dev.penstock.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.penstock.claim.ClaimCheck;
import dev.penstock.decision.MissingScore;
import dev.penstock.decision.Thresholds;
import dev.penstock.decision.Verdict;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.mapping.Expression;
import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelUnavailable;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.JsonSchemas;
import dev.penstock.schema.Schemas;
import dev.penstock.source.ConfigKey;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.Subscription;
import dev.penstock.stage.Work;
import dev.penstock.writeback.OutgoingCall;
import dev.penstock.writeback.PathTemplate;
import dev.penstock.writeback.Target;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stages make of events, with a model that finds a text as rude as it is long. */
class StageWorkTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final StageName CLASSIFY = new StageName("moderation", "classify");
    private static final StageName TELL = new StageName("moderation", "tell");
    private static final StageName DECIDE = new StageName("moderation", "decide");

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final LengthModel model = new LengthModel();
    private final List<OutgoingCall> calls = new ArrayList<>();
    private final StageWork work = work(event -> List.of());

    private Accepted accept(Target target, OutgoingCall call, Duration within) {
        calls.add(call);
        return new Accepted("crm.example", 204);
    }

    private StageWork work(Schemas schemas) {
        return work(schemas, 256 << 10);
    }

    private StageWork work(Schemas schemas, int inlineBytesMax) {
        ClaimCheck claimCheck = new ClaimCheck((owners, parts) -> {}, inlineBytesMax);
        return new StageWork(
                reference -> model,
                this::accept,
                schemas,
                claimCheck,
                new TimeLimit(executor),
                InstantSource.fixed(NOW));
    }

    @Test
    void anOutputThatViolatesItsTypesSchemaIsNotMade() {
        StageWork checked = work(new JsonSchemas(List.of(EventSchema.compile(
                "content.scored", 1, "{\"properties\":{\"scores\":{\"properties\":{\"rude\":{\"maximum\":0.1}}}}}"))));
        Stage stage = classify(Duration.ofSeconds(5));

        assertThat(checked.perform(stage, List.of(received(submitted("1", "{\"text\":\"x\"}"))), e -> null)
                        .runs())
                .hasSize(1);
        assertThatThrownBy(() -> checked.perform(
                        stage, List.of(received(submitted("1", "{\"text\":\"twelve chars\"}"))), e -> null))
                .isInstanceOf(OutputViolation.class)
                .hasMessage("the output of moderation.classify violates the schema of content.scored:"
                        + " /scores/rude must be 0.1 or less");
    }

    @Test
    void whatAStageCarriesIsPassedOnAndWhatIsNotThereIsLeftOut() {
        Stage plain = classify(Duration.ofSeconds(5));
        Stage carrying = new Stage(
                plain.name(),
                plain.on(),
                plain.work(),
                new TreeMap<>(Map.of(
                        "words", Expression.parse("/data/text"),
                        "size", Expression.parse("$length(data.text)"),
                        "note", Expression.parse("/data/note"))),
                plain.emits(),
                plain.timeout(),
                plain.concurrency(),
                plain.batchMax(),
                plain.delivery(),
                plain.retention());

        StageRun run = work.perform(carrying, List.of(received(submitted("1", "{\"text\":\"abc\"}"))), e -> null)
                .runs()
                .get(0);

        assertThat(run.output().data().json().path("carried")).hasToString("{\"size\":3,\"words\":\"abc\"}");
        assertThat(run.output().data().json().path("scores")).isNotEmpty();
    }

    @Test
    void aWriteBackIsCalledByTheIdOfItsRecordWheneverItIsTried() {
        Target target = new Target(
                new ConfigKey("crm.url"),
                PathTemplate.parse("/{/data/contact}"),
                Target.Method.PUT,
                List.of(),
                null,
                new TreeMap<>(),
                null,
                Duration.ofSeconds(30));
        Stage stage = stage(TELL, new Work.Deliver(target), "content.told", Duration.ofSeconds(5));
        Attempted decided = received(submitted("1", "{\"contact\":7}"));

        StageRun run = work.perform(stage, List.of(decided), e -> null).runs().get(0);
        work.perform(stage, List.of(decided), e -> null);

        assertThat(run.output().data().json()).hasToString("{\"host\":\"crm.example\",\"status\":204}");
        assertThat(run.workVersion()).isEqualTo(target.version());
        assertThat(calls).extracting(OutgoingCall::path).containsExactly("/7", "/7");
        assertThat(calls)
                .extracting(OutgoingCall::id)
                .containsExactly(run.output().key().id(), run.output().key().id());
    }

    @Test
    void aLargeOutputIsRecordedAndPublishedWithAClaim() {
        StageResults results = work(event -> List.of(), 10)
                .perform(
                        classify(Duration.ofSeconds(5)),
                        List.of(received(submitted("1", "{\"text\":\"twelve chars\"}"))),
                        e -> null);

        assertThat(results.runs().get(0).output().data())
                .isInstanceOfSatisfying(
                        ClaimedPayload.class,
                        data -> assertThat(data.isAtHand()).isTrue());
    }

    @Test
    void aModelsPointerReachesAFileOfAnySizeInDataThatWasFetched() {
        String picture = "A".repeat(4 << 20);
        Event input = submitted("1", "{\"text\":\"" + picture + "\"}").claimed();

        work.perform(classify(Duration.ofSeconds(5)), List.of(received(input)), e -> null);

        assertThat(model.lengthMax).isEqualTo(picture.length());
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void scoresBecomeAnEventThatNamesItsCauseItsRootAndItsModel() {
        Event input = submitted("1", "{\"text\":\"twelve chars\"}");

        StageResults results =
                work.perform(classify(Duration.ofSeconds(5)), List.of(received(input)), e -> "00-ab-cd-01");

        Event output = results.runs().get(0).output();
        assertThat(output.key().source()).isEqualTo("moderation.classify");
        assertThat(output.type()).isEqualTo("content.scored");
        assertThat(output.causation()).isEqualTo(input.key());
        assertThat(output.correlation()).isEqualTo(input.key());
        assertThat(output.attributes()).isEqualTo(input.attributes());
        assertThat(output.traceparent()).isEqualTo("00-ab-cd-01");
        assertThat(output.time()).isEqualTo(NOW);
        assertThat(output.data().text()).isEqualTo("{\"model\":\"length@7\",\"scores\":{\"rude\":0.12}}");
        assertThat(results.decisions()).isEmpty();
    }

    @Test
    void tokensAndPriceOfAPredictionAreRecordedWithItsRun() {
        model.tokens = new TokenUsage(2_000, 500);
        model.price = new ModelPrice("EUR", new BigDecimal("0.01"), new BigDecimal("0.15"), new BigDecimal("0.6"));

        StageRun run = work.perform(
                        classify(Duration.ofSeconds(5)),
                        List.of(received(submitted("1", "{\"text\":\"x\"}"))),
                        e -> null)
                .runs()
                .get(0);

        assertThat(run.tokens()).isEqualTo(new TokenUsage(2_000, 500));
        assertThat(run.price()).isEqualTo(new Price(new BigDecimal("0.61"), "EUR"));
    }

    @Test
    void whoeverAsksHearsThatTheModelsServerIsAway() {
        model.failure = new ModelUnavailable("away", Duration.ofSeconds(3));

        assertThatThrownBy(() -> work.perform(
                        classify(Duration.ofSeconds(5)),
                        List.of(received(submitted("1", "{\"text\":\"x\"}"))),
                        e -> null))
                .isSameAs(model.failure);
    }

    @Test
    void whatElseTheModelSaysStandsBesideItsScores() {
        model.output = JsonNodeFactory.instance.objectNode().put("language", "en");

        StageResults results = work.perform(
                classify(Duration.ofSeconds(5)), List.of(received(submitted("1", "{\"text\":\"x\"}"))), e -> null);

        assertThat(results.runs().get(0).output().data().text())
                .isEqualTo("{\"model\":\"length@7\",\"scores\":{\"rude\":0.01},\"output\":{\"language\":\"en\"}}");
    }

    @Test
    void anInputIsComputedByJsonataAndAFileTakenOutOfItsObject() {
        var input = new TreeMap<>(Map.of(
                "text", Expression.parse("$uppercase(data.text) & '!' & kind"),
                "file", Expression.parse("/data/upload")));
        Stage stage = stage(
                CLASSIFY,
                new Work.Infer(ModelReference.champion("length"), input),
                "content.scored",
                Duration.ofSeconds(5));

        work.perform(
                stage,
                List.of(received(submitted(
                        "1", "{\"text\":\"hi\",\"upload\":{\"contentType\":\"image/png\",\"base64\":\"AQID\"}}"))),
                e -> null);

        assertThat(model.given.get(0).text("text")).isEqualTo("HI!comment");
        assertThat(model.given.get(0).bytes("file")).containsExactly(1, 2, 3);
    }

    @Test
    void workDoneTwiceGivesTheSameId() {
        Event input = submitted("1", "{\"text\":\"x\"}");
        Stage stage = classify(Duration.ofSeconds(5));

        var once = work.perform(stage, List.of(received(input)), e -> null);
        var again = work.perform(stage, List.of(received(input)), e -> null);

        assertThat(again.runs().get(0).output().key())
                .isEqualTo(once.runs().get(0).output().key());
    }

    @Test
    void aTextThatIsMissingIsNamedByItsPointerAndNotQuoted() {
        assertThatThrownBy(() -> work.perform(
                        classify(Duration.ofSeconds(5)),
                        List.of(received(submitted("1", "{\"text\":null}"))),
                        e -> null))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessage("the input of model length@7: /text must be of type string, found null;"
                        + " /text is taken from /data/text");
        assertThatThrownBy(() -> work.perform(
                        classify(Duration.ofSeconds(5)), List.of(received(submitted("1", "{}"))), e -> null))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessage("input 'text' of model length@7: found nothing at /data/text; the model needs it");
    }

    @Test
    void anAttemptThatExceedsItsTimeoutEnds() {
        model.hang = new CountDownLatch(1);

        assertThatThrownBy(() -> work.perform(
                        classify(Duration.ofMillis(20)),
                        List.of(received(submitted("1", "{\"text\":\"x\"}"))),
                        e -> null))
                .isInstanceOf(StageTimeout.class)
                .hasMessage("moderation.classify did not finish 1 event within its timeout of 20 ms");
    }

    @Test
    void aDecisionSaysByWhichScoreAndThresholdItWasTaken() {
        Event root = submitted("1", "{}");
        Event scored = scored(root, "{\"scores\":{\"rude\":0.9,\"spam\":0.2}}");

        StageResults results = work.perform(decide(), List.of(received(scored)), e -> null);

        var decision = results.decisions().get(0);
        assertThat(decision.ruling().verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decision.subject()).isEqualTo(root.key());
        assertThat(decision.event()).isEqualTo(results.runs().get(0).output().key());
        assertThat(results.runs()
                        .get(0)
                        .output()
                        .data()
                        .json()
                        .at("/reasons/0/label")
                        .asText())
                .isEqualTo("rude");
        assertThat(results.runs().get(0).output().data().json().at("/verdict").asText())
                .isEqualTo("reject");
    }

    @Test
    void aLabelWithoutAScoreIsNotTakenForALowRisk() {
        Event scored = scored(submitted("1", "{}"), "{\"scores\":{\"rude\":0.1}}");

        assertThatThrownBy(() -> work.perform(decide(), List.of(received(scored)), e -> null))
                .isInstanceOf(MissingScore.class)
                .hasMessage("no score for label 'spam', found [rude]");
    }

    @Test
    void onlyDecisionsThatStandArePublished() {
        StageResults results = work.perform(
                decide(),
                List.of(received(scored(submitted("1", "{}"), "{\"scores\":{\"rude\":0,\"spam\":0}}"))),
                e -> null);

        assertThat(results.outputsGiven(Set.of())).isEmpty();
        assertThat(results.outputsGiven(Set.of(results.decisions().get(0).event())))
                .hasSize(1);
    }

    @Test
    void aKeptPredictionIsNotAskedForAgainAndCostsNothing() {
        model.tokens = new TokenUsage(1_000, 10);
        model.price = new ModelPrice("EUR", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO);
        Stage stage = keeping(1 << 20);
        work.perform(stage, List.of(received(submitted("1", "{\"text\":\"same\"}"))), e -> null);

        StageResults results = work.perform(
                stage,
                List.of(
                        received(submitted("2", "{\"text\":\"same\"}")),
                        received(submitted("3", "{\"text\":\"other\"}")),
                        received(submitted("4", "{\"text\":\"other\"}"))),
                e -> null);

        assertThat(model.given).extracting(input -> input.text("text")).containsExactly("same", "other");
        assertThat(results.kept()).isEqualTo(2);
        assertThat(results.runs()).extracting(run -> run.scores().get("rude")).containsExactly(0.04, 0.05, 0.05);
        assertThat(results.runs()).extracting(run -> run.tokens().inputTokens()).containsExactly(0L, 1_000L, 0L);
        assertThat(results.runs())
                .extracting(
                        run -> run.price() == null ? null : run.price().amount().stripTrailingZeros())
                .containsExactly(BigDecimal.ZERO, BigDecimal.valueOf(2), BigDecimal.ZERO);
    }

    @Test
    void onlyWhatFitsIsKeptAndNothingOfAFailure() {
        Stage stage = keeping(64 << 10);
        model.failure = new IllegalStateException("no");
        assertThatThrownBy(
                () -> work.perform(stage, List.of(received(submitted("1", "{\"text\":\"same\"}"))), e -> null));
        model.failure = null;
        model.output = TextNode.valueOf("long ".repeat(20_000));

        for (String id : List.of("1", "2")) {
            StageResults results =
                    work.perform(stage, List.of(received(submitted(id, "{\"text\":\"same\"}"))), e -> null);
            assertThat(results.kept()).isZero();
        }
    }

    private static Stage keeping(long cacheBytes) {
        var input = new TreeMap<>(Map.of("text", Expression.parse("/data/text")));
        var infer = new Work.Infer(ModelReference.champion("length"), input, cacheBytes);
        return stage(CLASSIFY, infer, "content.scored", Duration.ofSeconds(5));
    }

    private static Stage classify(Duration timeout) {
        var input = new TreeMap<>(Map.of("text", Expression.parse("/data/text")));
        return stage(CLASSIFY, new Work.Infer(ModelReference.champion("length"), input), "content.scored", timeout);
    }

    private static Stage decide() {
        var thresholds =
                new Thresholds(new TreeMap<>(Map.of("rude", 0.8)), new TreeMap<>(Map.of("spam", 0.6)), Verdict.APPROVE);
        return stage(DECIDE, new Work.Decide(thresholds), "content.decided", Duration.ofSeconds(5));
    }

    private static Stage stage(StageName name, Work work, String emits, Duration timeout) {
        var delivery = new DeliveryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
        return new Stage(
                name, new Subscription("any", null), work, emits, timeout, 1, 16, delivery, Duration.ofDays(2));
    }

    private static Attempted received(Event event) {
        return new Attempted(event, 1);
    }

    private static Event submitted(String id, String data) {
        EventKey key = new EventKey("forum", id);
        return event(key, key, null, data);
    }

    private static Event scored(Event root, String data) {
        return event(new EventKey("moderation.classify", "s" + root.key().id()), root.key(), root.key(), data);
    }

    private static Event event(EventKey key, EventKey root, @Nullable EventKey cause, String data) {
        return new Event(
                key,
                "any",
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(Map.of("kind", "comment")),
                root,
                cause,
                null,
                Payload.of(data.getBytes(StandardCharsets.UTF_8)));
    }

    /** Scores {@code rude} with a hundredth of the text's length, unless it is told to hang. */
    private static final class LengthModel implements Model {
        private volatile CountDownLatch hang = new CountDownLatch(0);
        private volatile int lengthMax;

        private final List<ModelInput> given = new ArrayList<>();
        private @Nullable JsonNode output;
        private TokenUsage tokens = TokenUsage.NONE;
        private @Nullable ModelPrice price;
        private @Nullable RuntimeException failure;

        @Override
        public ModelDefinition definition() {
            return new ModelDefinition(
                    new ModelVersion("length", 7),
                    ModelRuntime.TEXT_CLASSIFIER,
                    new TreeMap<>(),
                    ModelSchema.compile("{\"type\":\"object\",\"required\":[\"text\"],\"additionalProperties\":false,"
                            + "\"properties\":{\"text\":{\"type\":\"string\"},"
                            + "\"file\":{\"type\":\"string\",\"contentEncoding\":\"base64\"}}}"),
                    null,
                    List.of("rude"),
                    null,
                    price);
        }

        @Override
        public List<Prediction> predict(List<ModelInput> inputs) {
            if (failure != null) {
                throw failure;
            }
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (ModelInput input : inputs) {
                given.add(input);
                String violations = definition().input().violations(input.values());
                if (!violations.isEmpty()) {
                    throw new ModelInputViolation("the input of model length@7: " + violations);
                }
            }
            return inputs.stream()
                    .mapToInt(input -> input.text("text").length())
                    .peek(length -> lengthMax = Math.max(lengthMax, length))
                    .mapToObj(length -> new Prediction(Map.of("rude", Math.min(1, length / 100.0)), output, tokens))
                    .toList();
        }
    }
}

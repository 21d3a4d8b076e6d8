package dev.penstock.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.decision.Thresholds;
import dev.penstock.decision.Verdict;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.mapping.Expression;
import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.TokenUsage;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Subscription;
import dev.penstock.stage.Work;
import dev.penstock.work.StageWork;
import dev.penstock.work.TimeLimit;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pipeline costs is measured on events, with a model that takes 4 ms and a cent a text. */
class PipelineProfilerTest {
    private static final Duration EACH = Duration.ofMillis(4);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final SlowModel model = new SlowModel();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static final class SlowModel implements Model {
        private long nanos;

        @Override
        public ModelDefinition definition() {
            return new ModelDefinition(
                    new ModelVersion("mood", 3),
                    ModelRuntime.TEXT_CLASSIFIER,
                    new TreeMap<>(),
                    ModelSchema.compile("{\"type\":\"object\",\"required\":[\"text\"],\"additionalProperties\":false,"
                            + "\"properties\":{\"text\":{\"type\":\"string\"}}}"),
                    null,
                    List.of("rude"),
                    null,
                    new ModelPrice("EUR", CENT, BigDecimal.ZERO, BigDecimal.ZERO));
        }

        @Override
        public List<Prediction> predict(List<ModelInput> inputs) {
            return inputs.stream()
                    .map(input -> {
                        if (input.values().path("text").asText().equals("poison")) {
                            throw new IllegalStateException("the model failed");
                        }
                        nanos += EACH.toNanos();
                        return new Prediction(Map.of("rude", 0.1), null, TokenUsage.NONE);
                    })
                    .toList();
        }
    }

    private List<StageProfile> profile(long cacheBytes, String... texts) {
        var input = new TreeMap<>(Map.of("text", Expression.parse("/data/text")));
        Stage classify = stage(
                "classify", "submitted", new Work.Infer(ModelReference.champion("mood"), input, cacheBytes), "scored");
        Stage decide = stage(
                "decide",
                "scored",
                new Work.Decide(new Thresholds(new TreeMap<>(Map.of("rude", 0.8)), new TreeMap<>(), Verdict.APPROVE)),
                "decided");
        PipelineProfiler profiler = new PipelineProfiler(
                new Pipeline("moderation", List.of(classify, decide)),
                () -> new StageWork(
                        reference -> model,
                        (target, call, within) -> new Accepted("nobody", 200),
                        event -> List.of(),
                        new ClaimCheck((owners, parts) -> {}, Integer.MAX_VALUE),
                        new TimeLimit(executor),
                        InstantSource.fixed(Instant.EPOCH)),
                () -> model.nanos,
                () -> model.nanos);
        return profiler.run(IntStream.range(0, texts.length)
                .mapToObj(i -> submitted("e" + i, texts[i]))
                .toList());
    }

    private static Stage stage(String name, String type, Work work, String emits) {
        return new Stage(
                new StageName("moderation", name),
                new Subscription(type, null),
                work,
                emits,
                Duration.ofSeconds(5),
                1,
                2,
                new DeliveryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1)),
                Duration.ofDays(2));
    }

    private static Event submitted(String id, String text) {
        EventKey key = new EventKey("forum", id);
        return new Event(
                key,
                "submitted",
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(),
                key,
                null,
                null,
                Payload.of(("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachStageHasItsShareOfTimeAndPrice() {
        List<StageProfile> profiles = profile(0, "a", "b", "c");

        StageProfile classify = profiles.get(0);
        assertThat(classify.workVersion()).isEqualTo("mood@3");
        assertThat(classify.events()).isEqualTo(3);
        assertThat(classify.cpuMillis()).isEqualTo(4);
        assertThat(classify.wallMillis()).isEqualTo(4);
        assertThat(classify.pricesTogether().get("EUR")).isEqualByComparingTo("0.03");
        StageProfile decide = profiles.get(1);
        assertThat(decide.stage().toString()).isEqualTo("moderation.decide");
        assertThat(decide.events()).isEqualTo(3);
        assertThat(decide.prices()).isEmpty();
    }

    @Test
    void repeatedInputsAreCountedAndPaidForWhereTheStageKeepsNothing() {
        StageProfile without = profile(0, "a", "a", "a", "b").get(0);
        assertThat(without.repeatedShare()).isEqualTo(0.5);
        assertThat(without.cpuMillis()).isEqualTo(4);
        assertThat(without.cpuMillisTogether()).isEqualTo(16);
        assertThat(without.pricesTogether().get("EUR")).isEqualByComparingTo("0.04");

        StageProfile with = profile(1 << 20, "a", "a", "a", "b").get(0);
        assertThat(with.cpuMillisTogether()).isEqualTo(8);
        assertThat(with.pricesTogether().get("EUR")).isEqualByComparingTo("0.02");
    }

    @Test
    void whatFailsIsCountedWithItsCauseAndHoldsUpNobody() {
        List<StageProfile> profiles = profile(0, "a", "poison", "b");

        assertThat(profiles.get(0).failed()).isEqualTo(1);
        assertThat(profiles.get(0).failure()).isEqualTo("IllegalStateException: the model failed");
        assertThat(profiles.get(1).events()).isEqualTo(2);
    }

    @Test
    void aThousandEventsAndAMonthAreReckonedFromThem() {
        UnitEconomics economics = UnitEconomics.of(4, profile(0, "a", "b", "c", "d"));

        assertThat(economics.cpuMillisEach()).isEqualTo(4);
        assertThat(economics.perSecondAndCore()).isEqualTo(250);
        assertThat(economics.pricesOfThousand().get("EUR")).isEqualByComparingTo("10");
        assertThat(economics.cores(500)).isCloseTo(2, within(1e-9));
        assertThat(UnitEconomics.aMonth(1)).isEqualTo(2_629_800);
        assertThat(economics.pricesOfMonth(1).get("EUR")).isEqualByComparingTo("26298");
    }
}

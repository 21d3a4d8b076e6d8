package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Goal: a model keeps its definition's promises or says how it breaks them. Method: a predictor that says what it is told. */
@Timeout(30)
class LoadedModelTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ModelInput INPUT = ModelInput.ofText("text", "hello");

    private final Scripted predictor = new Scripted();
    private final LoadedModel model = new LoadedModel(
            new ModelDefinition(
                    new ModelVersion("namer", 3),
                    ModelRuntime.TEXT_CLASSIFIER,
                    new TreeMap<>(),
                    schema("text"),
                    schema("name"),
                    List.of("sure"),
                    null,
                    null),
            predictor);

    private static ModelSchema schema(String member) {
        return ModelSchema.compile("""
                {"type": "object", "required": ["%s"], "additionalProperties": false,
                 "properties": {"%s": {"type": "string"}}}
                """.formatted(member, member));
    }

    @Test
    void scoresAndOutputComeTogether() {
        assertThat(model.predict(List.of(INPUT))).containsExactly(predictor.answer);
    }

    @Test
    void anInputThatViolatesTheSchemaNeverReachesThePredictor() {
        ModelInput wrong = new ModelInput(JSON.objectNode().put("text", 17));
        assertThatThrownBy(() -> model.predict(List.of(INPUT, wrong)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessage("the input of model namer@3: /text must be of type string, found a whole number");
        assertThat(predictor.calls).hasValue(0);
    }

    @Test
    void aPredictionThatWasNotPromisedIsAFailure() {
        breaks(
                new Prediction(Map.of("glad", 0.5), predictor.answer.output()),
                "its labels must be [sure], found [glad]");
        breaks(Prediction.ofScores(Map.of("sure", 0.5)), "it has no output");
        JsonNode nameless = JSON.objectNode();
        breaks(new Prediction(Map.of("sure", 0.5), nameless), "its output: must have member 'name', found none");
    }

    private void breaks(Prediction answer, String how) {
        predictor.answer = answer;
        assertThatThrownBy(() -> model.predict(List.of(INPUT)))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("model namer@3 breaks its definition: " + how);
    }

    @Test
    void closingWaitsForARunningPrediction() throws Exception {
        predictor.hold = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Prediction>> running = threads.submit(() -> model.predict(List.of(INPUT)));
            predictor.entered.await();
            Future<?> closing = threads.submit(model::close);
            assertThat(predictor.closed).isFalse();
            predictor.hold.countDown();
            assertThat(running.get()).hasSize(1);
            closing.get();
            assertThat(predictor.closed).isTrue();
            assertThat(predictor.closedDuringACall).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Scripted implements Predictor {
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile CountDownLatch hold = new CountDownLatch(0);
        private volatile Prediction answer =
                new Prediction(Map.of("sure", 0.5), JSON.objectNode().put("name", "Ada"));
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean running;
        private volatile boolean closed;
        private volatile boolean closedDuringACall;

        @Override
        public List<Prediction> predict(List<ModelInput> inputs) {
            calls.incrementAndGet();
            running = true;
            entered.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running = false;
            return List.of(answer);
        }

        @Override
        public void close() {
            closed = true;
            closedDuringACall = running;
        }
    }
}

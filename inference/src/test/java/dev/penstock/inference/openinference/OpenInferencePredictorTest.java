package dev.penstock.inference.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.inference.remote.LoopbackServer;
import dev.penstock.inference.remote.LoopbackServer.Asked;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelUnavailable;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteForm.ScorePlace;
import dev.penstock.model.RemoteForm.TensorInput;
import dev.penstock.model.RemoteModel;
import dev.penstock.source.ConfigKey;
import dev.penstock.tensor.Datatype;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: a model on a server is asked as the protocol says, held to its definition, and never waited for too long or asked in vain.
 * Method: a server written from the specification, that can be slow, broken, away, or another than it should be.
 */
class OpenInferencePredictorTest {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final SentimentServer sentiment = new SentimentServer();
    private LoopbackServer server = sentiment.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void inputsBecomeTensorsAndTensorsScoresAndOutput() throws Exception {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));

        List<Prediction> predictions = predictor.predict(List.of(input("a good day", 10), input("rain", 4)));

        assertThat(predictions.get(0).scores()).isEqualTo(Map.of("good", 0.75));
        assertThat(predictions.get(1).scores()).isEqualTo(Map.of("good", 0.25));
        assertThat(predictions.get(1).output())
                .isEqualTo(new ObjectMapper().readTree("{\"words\": [\"length\", \"4\"]}"));
        Asked asked = server.asked("/infer").get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.authorization()).contains("Bearer s3cret");
        assertThat(asked.body()).isEqualTo(new ObjectMapper().readTree("""
                {"inputs": [
                  {"name": "TEXT", "shape": [2, 1], "datatype": "BYTES", "data": ["a good day", "rain"]},
                  {"name": "LENGTH", "shape": [2, 1], "datatype": "INT32", "data": [10, 4]}]}"""));
    }

    @Test
    void aLargeBatchIsSentInParts() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));

        List<Prediction> predictions = predictor.predict(IntStream.range(0, 9)
                .mapToObj(i -> input(i == 8 ? "good" : "x", i))
                .toList());

        assertThat(predictions).hasSize(9);
        assertThat(predictions.get(8).scores()).isEqualTo(Map.of("good", 0.75));
        assertThat(server.asked("/infer")).hasSize(3);
    }

    @Test
    void whatDiffersFromTheDefinitionIsNamedAtLoad() {
        sentiment.metadata = """
                {"name": "sentiment", "versions": ["4"],
                 "inputs": [{"name": "TEXT", "datatype": "BYTES", "shape": [-1]},
                            {"name": "MASK", "datatype": "INT64", "shape": [-1, 1]}],
                 "outputs": [{"name": "PROBABILITIES", "datatype": "INT64", "shape": [-1, 2]}]}""";

        assertThatThrownBy(() -> load(remote(0, Duration.ofSeconds(5))))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("model mood@1 is not what its server at ${mood.url} has:"
                        + " the versions: found [4]; the definition says one of them 3;"
                        + " input 'TEXT': found BYTES [-1]; the definition says BYTES [-1, 1];"
                        + " the inputs: found [MASK, TEXT]; the definition says one of them LENGTH;"
                        + " the inputs: found 'MASK', which it needs; the definition says only [LENGTH, TEXT];"
                        + " the outputs: found [PROBABILITIES]; the definition says among them [PROBABILITIES, WORDS];"
                        + " output 'PROBABILITIES': found INT64; the definition says FP32 or FP64, for it has scores");
    }

    @Test
    void aKeyWithoutAValueIsNamedAtLoad() {
        assertThatThrownBy(() -> OpenInferencePredictor.load(
                        definition(remote(0, Duration.ofSeconds(5))), form(), key -> Optional.empty(), new JsonCalls()))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("model mood@1: configuration key mood.url says where its server is, and has no value");
    }

    @Test
    void aServerThatIsAwayAtLoadIsComparedOnceItAnswers() {
        sentiment.health = 503;
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4)))).isInstanceOf(ModelUnavailable.class);

        sentiment.health = 200;
        sentiment.metadata = sentiment.metadata.replace("INT32", "INT64");
        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("input 'LENGTH': found INT64 [-1, 1]; the definition says INT32 [-1, 1]");
        assertThat(server.asked("/infer")).isEmpty();
    }

    @Test
    void anApplicationServerThatListensBeforeItHasTheApplicationIsWaitedFor() {
        sentiment.health = 404;
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4)))).isInstanceOf(ModelUnavailable.class);

        sentiment.health = 200;
        assertThat(predictor.predict(List.of(input("good", 4)))).hasSize(1);
    }

    @Test
    void aTokenThatTheServerDoesNotTakeIsRefusedAtLoad() {
        sentiment.health = 401;
        assertThatThrownBy(() -> load(remote(0, Duration.ofSeconds(5))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageEndingWith("GET /v2/health/ready was answered with status 401");
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpInTime() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofMillis(700)));
        server.hold();
        long from = System.nanoTime();

        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("was not answered within");

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aCallThatFailedIsRepeatedForInferenceCanBe() {
        OpenInferencePredictor predictor = load(remote(2, Duration.ofSeconds(5)));
        sentiment.inferStatus = 500;

        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageEndingWith("POST /v2/models/sentiment/versions/3/infer was answered with status 500");

        assertThat(server.asked("/infer")).hasSize(3);
    }

    @Test
    void aRefusedCallIsNotRepeatedAndSpeaksNotAgainstTheServer() {
        OpenInferencePredictor predictor = load(remote(2, Duration.ofSeconds(5)));
        sentiment.inferStatus = 400;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4))))
                    .isInstanceOf(ModelFailure.class);
        }
        assertThat(server.asked("/infer")).hasSize(10);
    }

    @Test
    void aServerThatIsTooBusySaysWhenToComeAgain() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        sentiment.inferStatus = 503;
        sentiment.retryAfter = "17";

        ModelUnavailable refusal =
                catchThrowableOfType(ModelUnavailable.class, () -> predictor.predict(List.of(input("good", 4))));

        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void nobodyAsksAServerThatKeepsFailingAndTheFirstToComeAgainAsksWhetherItIsReady() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        sentiment.inferStatus = 500;
        for (int i = 0; i < 4; i++) {
            assertThat(catchThrowable(() -> predictor.predict(List.of(input("x", 1)))))
                    .isInstanceOf(ModelFailure.class);
        }
        assertThat(catchThrowable(() -> predictor.predict(List.of(input("x", 1)))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("model mood@1, its server at ${mood.url}: does not answer and is left in peace");
        assertThat(server.asked("/infer")).hasSize(4);

        sentiment.modelReady = false;
        int readyBefore = server.asked("/versions/3/ready").size();
        await().untilAsserted(() -> {
            assertThat(catchThrowable(() -> predictor.predict(List.of(input("x", 1)))))
                    .isInstanceOf(ModelUnavailable.class);
            assertThat(server.asked("/versions/3/ready").size()).isGreaterThan(readyBefore);
        });
        assertThat(server.asked("/infer"))
                .as("no input was spent on finding out")
                .hasSize(4);

        sentiment.modelReady = true;
        sentiment.inferStatus = 200;
        await().ignoreException(ModelUnavailable.class)
                .untilAsserted(() ->
                        assertThat(predictor.predict(List.of(input("x", 1)))).hasSize(1));
    }

    @Test
    void aServerThatWentAwayAndCameBackIsUsedAgain() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        int port = server.port();
        server.close();
        for (int i = 0; i < 10; i++) {
            assertThat(catchThrowable(() -> predictor.predict(List.of(input("x", 1)))))
                    .isInstanceOf(ModelUnavailable.class);
        }
        server = sentiment.start(port);
        await().ignoreException(ModelUnavailable.class)
                .untilAsserted(() ->
                        assertThat(predictor.predict(List.of(input("x", 1)))).hasSize(1));
    }

    @Test
    void wrongAnswersAreNamedAndNeverQuoted() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));
        Map<String, String> wrong = Map.of(
                "<html>",
                "no tensor 'PROBABILITIES', found []",
                answer("[1, 3]", "0.1, 0.2, 0.7"),
                "no tensor 'WORDS', found [PROBABILITIES]",
                answer("[1, 1]", "0.1"),
                "tensor 'PROBABILITIES' has 1 elements an input, needed are 2 or more",
                answer("[2, 2]", "0.1, 0.2, 0.3, 0.4"),
                "tensor 'PROBABILITIES' has shape [2, 2], needed are 1 items",
                answer("[1, 2]", "0.1, 1.2"),
                "the score of 'good' must be in [0, 1], found 1.2",
                answer("[1, 2]", "0.1"),
                "tensor 'PROBABILITIES' of shape [1, 2] has 2 elements, found 1",
                answer("[1, 2]", "0.1, \"high\""),
                "tensor 'PROBABILITIES' is of datatype FP32, found an element of type string",
                answer("[1, 2]", "0.1, 0.9").replace("\"3\"", "\"2\""),
                "model mood@1, its server answered with version 2; the definition says 3");
        wrong.forEach((spoiled, message) -> {
            sentiment.spoiled = spoiled;
            assertThatThrownBy(() -> predictor.predict(List.of(input("good", 4))))
                    .as(spoiled)
                    .isInstanceOf(ModelFailure.class)
                    .hasMessageEndingWith(message);
        });
    }

    @Test
    void aValueThatDoesNotFitItsTensorIsTheInputsFault() {
        OpenInferencePredictor predictor = load(remote(0, Duration.ofSeconds(5)));

        assertThatThrownBy(() -> predictor.predict(List.of(input("good", 1L << 40))))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessage("input 'length' of model mood@1:"
                        + " tensor 'LENGTH' is of datatype INT32, found an element of type number");
        assertThat(server.asked("/infer")).isEmpty();
    }

    private static String answer(String shape, String data) {
        return """
                {"model_name": "sentiment", "model_version": "3", "outputs": [
                  {"name": "PROBABILITIES", "datatype": "FP32", "shape": %s, "data": [%s]}]}""".formatted(shape, data);
    }

    private OpenInferencePredictor load(RemoteModel remote) {
        Map<String, String> config = Map.of("mood.url", server.url() + "/", "mood.token", "s3cret");
        return OpenInferencePredictor.load(
                definition(remote), form(), key -> Optional.ofNullable(config.get(key)), new JsonCalls());
    }

    private static ModelInput input(String text, long length) {
        return new ModelInput(
                JsonNodeFactory.instance.objectNode().put("text", text).put("length", length));
    }

    private static RemoteModel remote(int retries, Duration timeout) {
        return new RemoteModel(
                new ConfigKey("mood.url"),
                new ConfigKey("mood.token"),
                "sentiment",
                "3",
                timeout,
                retries,
                4,
                PAUSE,
                form());
    }

    private static RemoteForm.Tensors form() {
        return new RemoteForm.Tensors(
                4,
                List.of(
                        new TensorInput("TEXT", Datatype.BYTES, List.of(-1L, 1L), "text"),
                        new TensorInput("LENGTH", Datatype.INT32, List.of(-1L, 1L), "length")),
                new TreeMap<>(Map.of("good", new ScorePlace("PROBABILITIES", 1, 0))),
                null,
                new TreeMap<>(Map.of("words", "WORDS")));
    }

    private static ModelDefinition definition(RemoteModel remote) {
        return new ModelDefinition(
                new ModelVersion("mood", 1),
                ModelRuntime.OPEN_INFERENCE,
                new TreeMap<>(),
                ModelSchema.compile("""
                        {"type": "object", "required": ["text", "length"], "additionalProperties": false,
                         "properties": {"text": {"type": "string"}, "length": {"type": "integer"}}}"""),
                ModelSchema.compile("""
                        {"type": "object", "required": ["words"], "additionalProperties": false,
                         "properties": {"words": {"type": "array", "items": {"type": "string"}}}}"""),
                List.of("good"),
                null,
                null,
                remote);
    }
}

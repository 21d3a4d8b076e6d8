package dev.penstock.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.model.Model;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelAliases;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.RegisteredModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Goal: models answer as the protocol says, and requests that are not what it says are refused in words. Method: a model that echoes
 * what it was given, in a registry of two versions.
 */
class ModelServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ModelServer server = new ModelServer(new Registry(), "1.2.3", 3, 1);

    @Test
    void theServerSaysWhatItIs() throws Exception {
        assertThat(server.server()).isEqualTo(json("{'name': 'penstock', 'version': '1.2.3', 'extensions': []}"));
    }

    @Test
    void metadataDescribeEachInputAsATensorOfItsType() throws Exception {
        assertThat(written(server.metadata("echo", null))).isEqualTo(json("""
                {'name': 'echo', 'versions': ['1', '2'], 'platform': 'penstock_text-classifier',
                 'inputs': [
                   {'name': 'amount', 'datatype': 'FP64', 'shape': [-1], 'parameters': {'optional': 'true'}},
                   {'name': 'count', 'datatype': 'INT64', 'shape': [-1], 'parameters': {'optional': 'true'}},
                   {'name': 'flag', 'datatype': 'BOOL', 'shape': [-1], 'parameters': {'optional': 'true'}},
                   {'name': 'lines', 'datatype': 'BYTES', 'shape': [-1],
                    'parameters': {'content_type': 'application/json', 'optional': 'true'}},
                   {'name': 'picture', 'datatype': 'BYTES', 'shape': [-1],
                    'parameters': {'content_type': 'base64', 'optional': 'true'}},
                   {'name': 'text', 'datatype': 'BYTES', 'shape': [-1]}],
                 'outputs': [
                   {'name': 'scores', 'datatype': 'FP64', 'shape': [-1, 2], 'parameters': {'labels': 'long,short'}},
                   {'name': 'output', 'datatype': 'BYTES', 'shape': [-1],
                    'parameters': {'content_type': 'application/json'}}]}"""));
        assertThat(server.metadata("echo", "challenger").path("versions")).isEqualTo(json("['1']"));
    }

    @Test
    void aBatchIsAnsweredInItsOrder() throws Exception {
        JsonNode answer = infer("""
                {'id': '42', 'inputs': [
                  {'name': 'text', 'datatype': 'BYTES', 'shape': [2, 1], 'data': [['abc'], ['a']]},
                  {'name': 'lines', 'datatype': 'BYTES', 'shape': [2], 'data': ['[1, {}]', '[]']},
                  {'name': 'amount', 'datatype': 'FP64', 'shape': [2], 'data': [1.5, 2]}]}""");

        assertThat(answer).isEqualTo(json("""
                {'model_name': 'echo', 'model_version': '2', 'id': '42', 'outputs': [
                  {'name': 'scores', 'datatype': 'FP64', 'shape': [2, 2], 'parameters': {'labels': 'long,short'},
                   'data': [0.3, 0.7, 0.1, 0.9]},
                  {'name': 'output', 'datatype': 'BYTES', 'shape': [2], 'parameters': {'content_type': 'application/json'},
                   'data': ['{\\"amount\\":1.5,\\"lines\\":[1,{}],\\"text\\":\\"abc\\"}',
                            '{\\"amount\\":2,\\"lines\\":[],\\"text\\":\\"a\\"}']}]}"""));
    }

    @Test
    void onlyTheWantedOutputsAreAnswered() throws Exception {
        JsonNode answer = infer("{'inputs': [" + TEXT + "], 'outputs': [{'name': 'scores'}]}");
        assertThat(answer.path("outputs")).hasSize(1);
    }

    private static final String TEXT = "{'name': 'text', 'datatype': 'BYTES', 'shape': [1], 'data': ['abc']}";

    @Test
    void whatIsNotTheProtocolOrNotTheModelsIsRefused() {
        assertRefused("no json", 400, "the body is an inference request in JSON, found something else");
        assertRefused("{}", 400, "no inputs; the model has [amount, count, flag, lines, picture, text]");
        assertRefused("{'inputs': [" + TEXT + "," + TEXT + "]}", 400, "input 'text' a second time");
        assertRefused(
                "{'inputs': [" + TEXT.replace("text", "txt") + "]}",
                400,
                "no input 'txt'; the model has [amount, count, flag, lines, picture, text]");
        assertRefused(
                "{'inputs': [" + TEXT.replace("[1]", "[4]").replace("'abc'", "'a','b','c','d'") + "]}",
                400,
                "4 inputs in one request; allowed: up to 3");
        assertRefused(
                "{'inputs': [" + TEXT.replace("[1]", "[1, 2]").replace("'abc'", "'a','b'") + "]}",
                400,
                "input 'text' is of datatype BYTES and shape [1] or [1, 1], as its neighbours; found BYTES and [1, 2]");
        assertRefused(
                "{'inputs': [" + TEXT.replace("text", "lines") + "]}",
                400,
                "input 'lines' has JSON in its texts, found one that cannot be read");
        assertRefused("{'inputs': [" + TEXT.replace("abc", "refuse") + "]}", 400, "the input is refused");
        assertRefused("{'inputs': [" + TEXT.replace("abc", "fail") + "]}", 500, "the model failed");
        assertRefused(
                "{'inputs': [" + TEXT + "], 'outputs': [{'name': 'mood'}]}",
                400,
                "outputs [mood]; the model has [output, scores]");
    }

    @Test
    void modelsAndVersionsThatAreNotHereAreNamed() {
        assertThat(catchThrowableOfType(ServingRefusal.class, () -> server.metadata("other", null)))
                .hasMessage("no model 'other'; there are [echo, far]")
                .extracting(ServingRefusal::status)
                .isEqualTo(404);
        assertThat(catchThrowableOfType(ServingRefusal.class, () -> server.ready("echo", "3")))
                .hasMessage("no version '3' of model 'echo' in this process; there are [1, 2]");
        assertThat(catchThrowableOfType(ServingRefusal.class, () -> server.ready("far", null))
                        .status())
                .as("another server's models are asked for there")
                .isEqualTo(404);
        assertThat(catchThrowableOfType(ServingRefusal.class, () -> server.ready("echo", "1"))
                        .status())
                .as("version 1 cannot be loaded")
                .isEqualTo(503);
    }

    private JsonNode infer(String body) throws IOException {
        return written(server.infer("echo", null, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(String body, int status, String message) {
        ServingRefusal refusal = catchThrowableOfType(ServingRefusal.class, () -> infer(body));
        assertThat(refusal).as(body).hasMessage(message);
        assertThat(refusal.status()).as(body).isEqualTo(status);
    }

    /** As a client reads it. */
    private static JsonNode written(JsonNode node) throws IOException {
        return JSON.readTree(node.toString());
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static ModelDefinition definition(String name, int version, ModelRuntime runtime) {
        return new ModelDefinition(
                new ModelVersion(name, version),
                runtime,
                new TreeMap<>(),
                ModelSchema.compile("""
                        {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
                          "text": {"type": "string"}, "amount": {"type": "number"}, "count": {"type": "integer"},
                          "flag": {"type": "boolean"}, "lines": {"type": "array"},
                          "picture": {"type": "string", "contentEncoding": "base64"}}}"""),
                ModelSchema.compile("""
                        {"type": "object", "additionalProperties": false, "properties": {"text": {"type": "string"}}}"""),
                List.of("long", "short"),
                null,
                null);
    }

    private static final class Registry implements ModelRegistry {
        private final SortedMap<String, RegisteredModel> models = new TreeMap<>(Map.of(
                "echo",
                new RegisteredModel(
                        "echo",
                        new TreeMap<>(Map.of(
                                1, definition("echo", 1, ModelRuntime.TEXT_CLASSIFIER),
                                2, definition("echo", 2, ModelRuntime.TEXT_CLASSIFIER))),
                        new TreeMap<>(Map.of(ModelAlias.CHAMPION, 2, ModelAlias.CHALLENGER, 1))),
                "far",
                new RegisteredModel(
                        "far",
                        new TreeMap<>(Map.of(1, definition("far", 1, ModelRuntime.OPEN_INFERENCE))),
                        new TreeMap<>(Map.of(ModelAlias.CHAMPION, 1)))));

        @Override
        public SortedMap<String, RegisteredModel> registered() {
            return models;
        }

        @Override
        public ModelAliases aliases() {
            return RegisteredModel.defined(models);
        }

        @Override
        public Set<ModelVersion> loaded() {
            return Set.of();
        }

        @Override
        public void load(ModelVersion version) {}

        @Override
        public boolean unload(ModelVersion version) {
            return false;
        }

        @Override
        public Optional<String> card(ModelVersion version) {
            return Optional.empty();
        }

        @Override
        public Model model(ModelReference reference) {
            ModelVersion version = ((ModelReference.Fixed) reference).version();
            if (version.version() == 1) {
                throw new ModelFailure("version 1 cannot be loaded", null);
            }
            return new Echo();
        }
    }

    private static final class Echo implements Model {
        @Override
        public ModelDefinition definition() {
            return ModelServerTest.definition("echo", 2, ModelRuntime.TEXT_CLASSIFIER);
        }

        @Override
        public List<Prediction> predict(List<ModelInput> inputs) {
            return inputs.stream().map(Echo::predict).toList();
        }

        private static Prediction predict(ModelInput input) {
            String text = input.text("text");
            if (text.equals("refuse")) {
                throw new ModelInputViolation("the input is refused");
            }
            if (text.equals("fail")) {
                throw new ModelFailure("the model failed", null);
            }
            Map<String, Double> scores = new LinkedHashMap<>();
            scores.put("long", text.length() / 10.0);
            scores.put("short", 1 - text.length() / 10.0);
            var sorted = JsonNodeFactory.instance.objectNode();
            fields(input).forEach(sorted::set);
            return new Prediction(scores, sorted);
        }

        private static Map<String, JsonNode> fields(ModelInput input) {
            Map<String, JsonNode> fields = new TreeMap<>();
            input.values().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        }
    }
}

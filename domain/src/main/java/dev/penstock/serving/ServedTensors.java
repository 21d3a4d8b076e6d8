package dev.penstock.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.tensor.Datatype;
import dev.penstock.tensor.InvalidTensor;
import dev.penstock.tensor.Tensor;
import dev.penstock.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model's inputs, scores and output as tensors. Each input is a tensor of its own with one element for each input of the batch:
 * texts, files in base64 and whatever else has no type of its own, as JSON, in {@code BYTES}; numbers in {@code FP64} and
 * {@code INT64}, truth values in {@code BOOL}. Scores are one {@code FP64} tensor, labels by column; outputs JSON texts.
 */
final class ServedTensors {
    static final String SCORES = "scores";
    static final String OUTPUT = "output";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Long> ONE_EACH = List.of(TensorSpec.ANY);

    private final ModelDefinition definition;
    private final Map<String, Datatype> datatypes = new TreeMap<>();

    ServedTensors(ModelDefinition definition) {
        this.definition = definition;
        definition.input().members().forEach(member -> datatypes.put(member, datatype(schema(member))));
    }

    List<TensorSpec> inputs() {
        return datatypes.entrySet().stream()
                .map(input ->
                        new TensorSpec(input.getKey(), input.getValue().name(), ONE_EACH, parameters(input.getKey())))
                .toList();
    }

    List<TensorSpec> outputs() {
        List<TensorSpec> outputs = new ArrayList<>();
        if (!definition.labels().isEmpty()) {
            outputs.add(new TensorSpec(
                    SCORES,
                    Datatype.FP64.name(),
                    List.of(TensorSpec.ANY, (long) definition.labels().size()),
                    labels()));
        }
        if (definition.output() != null) {
            outputs.add(new TensorSpec(OUTPUT, Datatype.BYTES.name(), ONE_EACH, ofJson()));
        }
        return outputs;
    }

    /** @throws InvalidTensor when they are not this model's inputs, or disagree about the size of the batch */
    List<ModelInput> read(List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            throw new InvalidTensor("no inputs; the model has " + datatypes.keySet());
        }
        int batch = tensors.get(0).batch();
        List<ObjectNode> items = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            items.add(JsonNodeFactory.instance.objectNode());
        }
        for (Tensor tensor : tensors) {
            Datatype datatype = datatypes.get(tensor.name());
            if (datatype == null) {
                throw new InvalidTensor("no input '%s'; the model has %s".formatted(tensor.name(), datatypes.keySet()));
            }
            if (tensor.datatype() != datatype || tensor.batch() != batch || tensor.width() != 1) {
                throw new InvalidTensor(
                        "input '%s' is of datatype %s and shape [%d] or [%d, 1], as its neighbours; found %s and %s"
                                .formatted(tensor.name(), datatype, batch, batch, tensor.datatype(), tensor.shape()));
            }
            for (int i = 0; i < batch; i++) {
                if (items.get(i).has(tensor.name())) {
                    throw new InvalidTensor("input '" + tensor.name() + "' a second time");
                }
                items.get(i)
                        .set(tensor.name(), value(tensor.name(), tensor.data().get(i)));
            }
        }
        return items.stream().map(ModelInput::new).toList();
    }

    List<Tensor> write(List<Prediction> predictions) {
        long batch = predictions.size();
        List<Tensor> tensors = new ArrayList<>();
        if (!definition.labels().isEmpty()) {
            List<JsonNode> scores = new ArrayList<>();
            predictions.forEach(prediction -> prediction
                    .scores()
                    .values()
                    .forEach(score -> scores.add(JSON.getNodeFactory().numberNode(score))));
            tensors.add(new Tensor(
                    SCORES,
                    Datatype.FP64,
                    List.of(batch, (long) definition.labels().size()),
                    scores,
                    labels()));
        }
        if (definition.output() != null) {
            List<JsonNode> outputs = predictions.stream()
                    .<JsonNode>map(one -> JSON.getNodeFactory().textNode(String.valueOf(one.output())))
                    .toList();
            tensors.add(new Tensor(OUTPUT, Datatype.BYTES, List.of(batch), outputs, ofJson()));
        }
        return tensors;
    }

    private JsonNode value(String input, JsonNode element) {
        if (!isJson(input)) {
            return element;
        }
        try {
            return JSON.readTree(element.textValue());
        } catch (JsonProcessingException e) {
            throw new InvalidTensor("input '" + input + "' has JSON in its texts, found one that cannot be read");
        }
    }

    private SortedMap<String, String> parameters(String input) {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (!definition.input().required().contains(input)) {
            parameters.put("optional", "true");
        }
        if (definition.input().isFile(input)) {
            parameters.put("content_type", "base64");
        } else if (isJson(input)) {
            parameters.put("content_type", "application/json");
        }
        return parameters;
    }

    private SortedMap<String, String> labels() {
        return new TreeMap<>(Map.of("labels", String.join(",", definition.labels())));
    }

    private static SortedMap<String, String> ofJson() {
        return new TreeMap<>(Map.of("content_type", "application/json"));
    }

    private boolean isJson(String input) {
        return datatypes.get(input) == Datatype.BYTES
                && !schema(input).path("type").asText().equals("string");
    }

    private JsonNode schema(String input) {
        return definition.input().document().path("properties").path(input);
    }

    private static Datatype datatype(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "number" -> Datatype.FP64;
            case "integer" -> Datatype.INT64;
            case "boolean" -> Datatype.BOOL;
            default -> Datatype.BYTES;
        };
    }
}

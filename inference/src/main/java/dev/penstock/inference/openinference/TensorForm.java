package dev.penstock.inference.openinference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.Prediction;
import dev.penstock.model.RemoteForm;
import dev.penstock.tensor.Datatype;
import dev.penstock.tensor.InvalidTensor;
import dev.penstock.tensor.Tensor;
import dev.penstock.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model's inputs as the tensors that its server takes, and what that answers as predictions. */
final class TensorForm {
    /** How far a score of 32 bits may lie outside of [0, 1]: by rounding only. */
    private static final double ROUNDING = 1e-5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ModelDefinition definition;
    private final RemoteForm.Tensors form;

    TensorForm(ModelDefinition definition, RemoteForm.Tensors form) {
        this.definition = definition;
        this.form = form;
    }

    /**
     * The tensors of some inputs. One that no input has a value for is left out.
     *
     * @param inputs 1 to the form's batch
     * @throws ModelInputViolation when a value does not fit its tensor
     */
    List<Tensor> write(List<ModelInput> inputs) {
        List<Tensor> tensors = new ArrayList<>();
        for (RemoteForm.TensorInput tensor : form.inputs()) {
            long given = inputs.stream().filter(one -> one.has(tensor.input())).count();
            if (given == inputs.size()) {
                tensors.add(write(tensor, inputs));
            } else if (given > 0) {
                throw new ModelInputViolation(
                        "input '%s' of model %s: all inputs of a batch have it or none, for a tensor has no gaps; found %d of %d"
                                .formatted(tensor.input(), definition.version(), given, inputs.size()));
            }
        }
        return tensors;
    }

    private Tensor write(RemoteForm.TensorInput tensor, List<ModelInput> inputs) {
        List<Long> shape = new ArrayList<>(tensor.shape());
        if (shape.get(0) == TensorSpec.ANY) {
            shape.set(0, (long) inputs.size());
        }
        List<JsonNode> data = new ArrayList<>();
        for (ModelInput input : inputs) {
            add(tensor, input.value(tensor.input()), data);
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        if (definition.input().isFile(tensor.input())) {
            parameters.put("content_type", "base64");
        }
        try {
            return new Tensor(tensor.tensor(), tensor.datatype(), shape, data, parameters);
        } catch (InvalidTensor e) {
            throw new ModelInputViolation(
                    "input '%s' of model %s: %s".formatted(tensor.input(), definition.version(), e.getMessage()));
        }
    }

    /** A list fills a tensor of several elements; where there is one, what is no plain value is its JSON text. */
    private static void add(RemoteForm.TensorInput tensor, JsonNode value, List<JsonNode> data) {
        long width = tensor.shape().stream().skip(1).reduce(1L, (one, other) -> one * other);
        boolean whole = tensor.shape().get(0) == TensorSpec.ANY && width == 1;
        if (value.isContainerNode() && tensor.datatype() == Datatype.BYTES && whole) {
            data.add(NODES.textNode(value.toString()));
        } else if (value.isArray()) {
            flatten(value, data);
        } else if (value.isBinary()) {
            data.add(NODES.textNode(value.asText()));
        } else {
            data.add(value);
        }
    }

    private static void flatten(JsonNode value, List<JsonNode> data) {
        for (JsonNode item : value) {
            if (item.isArray()) {
                flatten(item, data);
            } else {
                data.add(item);
            }
        }
    }

    /** @throws ModelFailure when what was answered is not what the definition promises */
    List<Prediction> read(JsonNode answer, int inputs) {
        Map<String, Tensor> tensors = new TreeMap<>();
        try {
            answer.path("outputs").forEach(node -> {
                Tensor tensor = Tensor.read(node);
                tensors.put(tensor.name(), tensor);
            });
        } catch (InvalidTensor e) {
            throw broken(String.valueOf(e.getMessage()));
        }
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            predictions.add(new Prediction(scores(tensors, i, inputs), output(tensors, i, inputs)));
        }
        return predictions;
    }

    private Map<String, Double> scores(Map<String, Tensor> tensors, int index, int inputs) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String label : definition.labels()) {
            RemoteForm.ScorePlace place = form.scores().get(label);
            if (place == null) {
                throw broken("no place for the score of '" + label + "'");
            }
            List<JsonNode> row = item(tensors, place.tensor(), index, inputs);
            if (place.column() >= row.size() || (place.width() > 0 && place.width() != row.size())) {
                throw broken("tensor '%s' has %d elements an input, needed are %s"
                        .formatted(
                                place.tensor(),
                                row.size(),
                                place.width() > 0 ? place.width() : place.column() + 1 + " or more"));
            }
            JsonNode score = row.get(place.column());
            if (!score.isNumber() || score.doubleValue() < -ROUNDING || score.doubleValue() > 1 + ROUNDING) {
                throw broken("the score of '%s' must be in [0, 1], found %s"
                        .formatted(label, score.isNumber() ? score.asText() : "no number"));
            }
            scores.put(label, Math.max(0, Math.min(1, score.doubleValue())));
        }
        return scores;
    }

    private @Nullable JsonNode output(Map<String, Tensor> tensors, int index, int inputs) {
        if (form.document() != null) {
            return document(single(form.document(), item(tensors, form.document(), index, inputs)));
        }
        if (form.members().isEmpty()) {
            return null;
        }
        ObjectNode output = NODES.objectNode();
        form.members().forEach((member, tensor) -> output.set(member, value(item(tensors, tensor, index, inputs))));
        return output;
    }

    private static JsonNode value(List<JsonNode> elements) {
        if (elements.size() == 1) {
            return elements.get(0);
        }
        ArrayNode list = NODES.arrayNode();
        elements.forEach(list::add);
        return list;
    }

    private JsonNode single(String tensor, List<JsonNode> elements) {
        if (elements.size() != 1 || !elements.get(0).isTextual()) {
            throw broken("tensor '" + tensor + "' must have one text an input, found " + elements.size() + " elements");
        }
        return elements.get(0);
    }

    private JsonNode document(JsonNode text) {
        try {
            return JSON.readTree(text.textValue());
        } catch (JsonProcessingException e) {
            throw broken("tensor '" + form.document() + "' must have JSON, found a text that cannot be read");
        }
    }

    private List<JsonNode> item(Map<String, Tensor> tensors, String name, int index, int inputs) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw broken("no tensor '" + name + "', found " + tensors.keySet());
        }
        boolean batched = form.inputs().stream().allMatch(one -> one.shape().get(0) == TensorSpec.ANY);
        if (!batched) {
            return tensor.data();
        }
        if (tensor.batch() != inputs) {
            throw broken("tensor '%s' has shape %s, needed are %d items".formatted(name, tensor.shape(), inputs));
        }
        return tensor.item(index);
    }

    private ModelFailure broken(String found) {
        return new ModelFailure("model " + definition.version() + ", what its server answered: " + found, null);
    }
}

package dev.penstock.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.Model;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.Prediction;
import dev.penstock.model.RegisteredModel;
import dev.penstock.tensor.InvalidTensor;
import dev.penstock.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The models of this process by the Open Inference Protocol. A version is a number or an alias, and the champion where none is said.
 * Models that another server runs are not among them: whoever wants those asks that server. Safe for use by many threads.
 */
public final class ModelServer {
    /** How long a prediction waits for others to end. */
    private static final int WAIT_MS = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ModelRegistry registry;
    private final String release;
    private final int batchMax;
    private final Semaphore places;

    /**
     * @param release of Penstock
     * @param batchMax inputs in one request at the most, 1 or more
     * @param concurrencyMax predictions at a time, 1 or more; stages want the processors too
     */
    public ModelServer(ModelRegistry registry, String release, int batchMax, int concurrencyMax) {
        this.registry = registry;
        this.release = release;
        this.batchMax = batchMax;
        this.places = new Semaphore(concurrencyMax);
    }

    /** What the server is. */
    public JsonNode server() {
        ObjectNode node = NODES.objectNode().put("name", "penstock").put("version", release);
        node.putArray("extensions");
        return node;
    }

    /** @throws ServingRefusal 404 when there is no such model or version here, 503 when it cannot be loaded */
    public void ready(String name, @Nullable String version) {
        loaded(definition(name, version));
    }

    /**
     * What a model takes and says.
     *
     * @throws ServingRefusal 404 when there is no such model or version here
     */
    public JsonNode metadata(String name, @Nullable String version) {
        ModelDefinition definition = definition(name, version);
        ServedTensors tensors = new ServedTensors(definition);
        ObjectNode node = NODES.objectNode().put("name", name);
        ArrayNode versions = node.putArray("versions");
        if (version == null) {
            registered(name).versions().keySet().forEach(number -> versions.add(String.valueOf(number)));
        } else {
            versions.add(String.valueOf(definition.version().version()));
        }
        node.put("platform", "penstock_" + definition.runtime().word());
        tensors.inputs().forEach(spec -> node.withArray("inputs").add(spec.write()));
        tensors.outputs().forEach(spec -> node.withArray("outputs").add(spec.write()));
        return node;
    }

    /**
     * Predicts.
     *
     * @param body of the request
     * @throws ServingRefusal 400 when the request is not what the protocol or the model takes, 404 when there is no such model or
     *     version, 500 when the model fails, 503 when it cannot be loaded or too many predict already
     */
    public JsonNode infer(String name, @Nullable String version, byte[] body) {
        ModelDefinition definition = definition(name, version);
        ServedTensors tensors = new ServedTensors(definition);
        JsonNode request = parsed(body);
        List<ModelInput> inputs = inputs(tensors, request);
        Model model = loaded(definition);
        List<Tensor> outputs = tensors.write(predict(model, inputs));
        ObjectNode answer = NODES.objectNode()
                .put("model_name", name)
                .put("model_version", String.valueOf(definition.version().version()));
        if (request.path("id").isTextual()) {
            answer.set("id", request.path("id"));
        }
        Set<String> wanted = wanted(tensors, request);
        outputs.stream()
                .filter(tensor -> wanted.contains(tensor.name()))
                .forEach(tensor -> answer.withArray("outputs").add(tensor.write()));
        return answer;
    }

    private List<Prediction> predict(Model model, List<ModelInput> inputs) {
        try {
            if (!places.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw new ServingRefusal(503, "too many predictions at a time; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServingRefusal(503, "the server is stopping");
        }
        try {
            return model.predict(inputs);
        } catch (ModelInputViolation e) {
            throw new ServingRefusal(400, String.valueOf(e.getMessage()));
        } catch (ModelFailure e) {
            throw new ServingRefusal(500, String.valueOf(e.getMessage()));
        } finally {
            places.release();
        }
    }

    private List<ModelInput> inputs(ServedTensors tensors, JsonNode request) {
        try {
            List<Tensor> given = new ArrayList<>();
            request.path("inputs").forEach(input -> given.add(Tensor.read(input)));
            if (!given.isEmpty() && given.get(0).batch() > batchMax) {
                throw new ServingRefusal(
                        400, given.get(0).batch() + " inputs in one request; allowed: up to " + batchMax);
            }
            return tensors.read(given);
        } catch (InvalidTensor e) {
            throw new ServingRefusal(400, String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> wanted(ServedTensors tensors, JsonNode request) {
        Set<String> all = new HashSet<>();
        tensors.outputs().forEach(spec -> all.add(spec.name()));
        Set<String> wanted = new HashSet<>();
        request.path("outputs").forEach(output -> wanted.add(output.path("name").asText()));
        if (!all.containsAll(wanted)) {
            throw new ServingRefusal(400, "outputs " + wanted + "; the model has " + all);
        }
        return wanted.isEmpty() ? all : wanted;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode request = JSON.readTree(body);
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (IOException e) {
            throw new ServingRefusal(400, "the body is an inference request in JSON, found something else");
        }
        throw new ServingRefusal(400, "the body is an inference request in JSON, found something else");
    }

    private Model loaded(ModelDefinition definition) {
        try {
            return registry.model(new ModelReference.Fixed(definition.version()));
        } catch (ModelFailure e) {
            throw new ServingRefusal(503, String.valueOf(e.getMessage()));
        }
    }

    private ModelDefinition definition(String name, @Nullable String version) {
        RegisteredModel model = registered(name);
        OptionalInt number = number(name, version);
        ModelDefinition definition = number.isEmpty() ? null : model.versions().get(number.getAsInt());
        if (definition == null || definition.runtime().isRemote()) {
            throw new ServingRefusal(
                    404,
                    "no version '%s' of model '%s' in this process; there are %s"
                            .formatted(
                                    version == null ? "champion" : version,
                                    name,
                                    model.versions().keySet()));
        }
        return definition;
    }

    private OptionalInt number(String name, @Nullable String version) {
        String word = version == null ? ModelAlias.CHAMPION.word() : version;
        return ModelAlias.of(word)
                .map(alias -> registry.aliases().version(name, alias))
                .orElseGet(() ->
                        word.matches("[1-9][0-9]{0,6}") ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty());
    }

    private RegisteredModel registered(String name) {
        RegisteredModel model = registry.registered().get(name);
        if (model == null) {
            throw new ServingRefusal(
                    404,
                    "no model '" + name + "'; there are "
                            + registry.registered().keySet());
        }
        return model;
    }
}

package dev.penstock.inference.openinference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.inference.remote.RemoteCalls;
import dev.penstock.inference.remote.RemoteSettings;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelUnavailable;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.outbound.CallFailure;
import dev.penstock.source.ConfigValues;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A model on a server that speaks the Open Inference Protocol. Its metadata are held against the definition before it gets its first
 * input: when the model is loaded, or, should the server not answer then, as soon as it does.
 */
public final class OpenInferencePredictor implements Predictor {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Logger LOG = System.getLogger(OpenInferencePredictor.class.getName());

    private final ModelDefinition definition;
    private final RemoteModel remote;
    private final RemoteForm.Tensors form;
    private final TensorForm tensors;
    private final RemoteSettings settings;
    private final JsonCalls http;
    private final RemoteCalls calls;
    private volatile boolean compared;

    private OpenInferencePredictor(
            ModelDefinition definition, RemoteForm.Tensors form, RemoteSettings settings, JsonCalls http) {
        this.definition = definition;
        this.remote = Objects.requireNonNull(definition.remote());
        this.form = form;
        this.tensors = new TensorForm(definition, form);
        this.settings = settings;
        this.http = http;
        this.calls = new RemoteCalls(definition.version(), remote, true, this::demandReady);
    }

    /**
     * Compares with the server, unless that does not answer: whoever starts while it is away must not be kept from starting.
     *
     * @throws ModelFailure when the configuration lacks a key, or the server has another model than the definition says
     */
    public static OpenInferencePredictor load(
            ModelDefinition definition, RemoteForm.Tensors form, ConfigValues config, JsonCalls http) {
        OpenInferencePredictor predictor =
                new OpenInferencePredictor(definition, form, RemoteSettings.of(definition, config), http);
        try {
            predictor.calls.call(predictor.remote.timeout(), predictor::compare);
        } catch (ModelUnavailable e) {
            LOG.log(Level.WARNING, "{0}; it will be compared with its definition once it answers", e.getMessage());
        }
        return predictor;
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        long until = System.nanoTime() + remote.timeout().toNanos();
        List<Prediction> predictions = new ArrayList<>(inputs.size());
        for (int from = 0; from < inputs.size(); from += form.batchMax()) {
            List<ModelInput> batch = inputs.subList(from, Math.min(inputs.size(), from + form.batchMax()));
            ObjectNode request = request(batch);
            Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            predictions.addAll(calls.call(left, within -> infer(request, batch.size(), within)));
        }
        return predictions;
    }

    private ObjectNode request(List<ModelInput> batch) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        tensors.write(batch).forEach(tensor -> request.withArray("inputs").add(tensor.write()));
        return request;
    }

    private List<Prediction> infer(ObjectNode request, int inputs, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        if (!compared) {
            compare(within);
        }
        Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
        JsonNode answer = http.ask(settings.at(path() + "/infer"), request, settings.token(), left);
        String version = answer.path("model_version").asText();
        if (remote.version() != null && !version.isEmpty() && !version.equals(remote.version())) {
            throw new ModelFailure(
                    "model %s, its server answered with version %s; the definition says %s"
                            .formatted(definition.version(), version, remote.version()),
                    null);
        }
        return tensors.read(answer, inputs);
    }

    /** Ready, and what the definition says. */
    private boolean compare(Duration within) {
        demandReady(within);
        JsonNode metadata;
        try {
            metadata = http.ask(settings.at(path()), null, settings.token(), within);
        } catch (CallFailure e) {
            throw asUnreachable(e);
        }
        List<String> differences = Contract.differences(definition, form, metadata);
        if (!differences.isEmpty()) {
            throw new ModelFailure(
                    "model %s is not what its server at %s has: %s"
                            .formatted(definition.version(), remote.url(), String.join("; ", differences)),
                    null);
        }
        compared = true;
        return true;
    }

    private void demandReady(Duration within) {
        try {
            http.ask(settings.at("/v2/health/ready"), null, settings.token(), within);
        } catch (CallFailure e) {
            throw isOfTheToken(e) ? e : unreachable(e);
        }
        try {
            http.ask(settings.at(path() + "/ready"), null, settings.token(), within);
        } catch (CallFailure e) {
            throw asUnreachable(e);
        }
    }

    /** Before an input was sent, nothing can be its fault; a refusal, such as of the token, stays one. */
    private static CallFailure asUnreachable(CallFailure failure) {
        return failure.kind() == CallFailure.Kind.REFUSED ? failure : unreachable(failure);
    }

    private static CallFailure unreachable(CallFailure failure) {
        return new CallFailure(CallFailure.Kind.UNREACHABLE, String.valueOf(failure.getMessage()));
    }

    /** Whatever else is refused of its health: nobody is there yet, as when an application server listens before it has the application. */
    private static boolean isOfTheToken(CallFailure failure) {
        return failure.status() == UNAUTHORIZED || failure.status() == FORBIDDEN;
    }

    private String path() {
        String model = "/v2/models/" + URLEncoder.encode(remote.model(), StandardCharsets.UTF_8);
        return remote.version() == null
                ? model
                : model + "/versions/" + URLEncoder.encode(remote.version(), StandardCharsets.UTF_8);
    }

    /** The connections are shared, and end by themselves. */
    @Override
    public void close() {}
}

package dev.penstock.inference.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.inference.model.ShippedModel;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.inference.remote.LoopbackServer;
import dev.penstock.inference.remote.LoopbackServer.Answer;
import dev.penstock.inference.remote.LoopbackServer.Asked;
import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteForm.ScorePlace;
import dev.penstock.model.RemoteForm.TensorInput;
import dev.penstock.model.RemoteModel;
import dev.penstock.serving.ModelServer;
import dev.penstock.serving.ServingRefusal;
import dev.penstock.source.ConfigKey;
import dev.penstock.tensor.Datatype;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Goal: one Penstock serves as another's inference tier. Method: the packaged model served by the class that answers {@code /v2}, and
 * asked through the runtime {@code open-inference}.
 */
class PenstockAsServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ModelInput> TEXTS = List.of(
            ModelInput.ofText("text", "You are an idiot and everybody knows it"),
            ModelInput.ofText("text", "Is the apartment still available from June?"));

    @SuppressWarnings("NullAway.Init")
    private static LoadedModels models;

    @SuppressWarnings("NullAway.Init")
    private static LoopbackServer server;

    @BeforeAll
    static void serve() throws IOException {
        models = ShippedModel.load("text-moderation");
        ModelServer serving = new ModelServer(models, "test", 8, 2);
        server = new LoopbackServer(asked -> answer(serving, asked));
    }

    @AfterAll
    static void stop() {
        server.close();
        models.close();
    }

    private static Answer answer(ModelServer serving, Asked asked) {
        if (asked.path().equals("/v2/health/ready")) {
            return Answer.of(200, "");
        }
        List<String> parts = List.of(asked.path().split("/"));
        String version = parts.size() > 4 && parts.get(4).equals("versions") ? parts.get(5) : null;
        try {
            if (asked.path().endsWith("/infer")) {
                return Answer.ok(serving.infer(
                        parts.get(3), version, asked.body().toString().getBytes(StandardCharsets.UTF_8)));
            }
            if (asked.path().endsWith("/ready")) {
                serving.ready(parts.get(3), version);
                return Answer.of(200, "");
            }
            return Answer.ok(serving.metadata(parts.get(3), version));
        } catch (ServingRefusal e) {
            ObjectNode error = JSON.createObjectNode().put("error", e.getMessage());
            return Answer.of(e.status(), error.toString());
        }
    }

    @Test
    void theSameTextsGetTheSameScoresAsNearBy() {
        Model local = models.model(ModelReference.champion("text-moderation"));
        List<Prediction> near = local.predict(TEXTS);

        List<Prediction> far =
                load(local.definition(), local.definition().labels()).predict(TEXTS);

        assertThat(far).isEqualTo(near);
        assertThat(far.get(0).scores().get("insult")).isGreaterThan(0.5);
    }

    @Test
    void labelsInAnotherOrderAreRefusedAtLoad() {
        ModelDefinition local =
                models.model(ModelReference.champion("text-moderation")).definition();
        List<String> turned = new ArrayList<>(local.labels());
        Collections.swap(turned, 0, 1);

        assertThatThrownBy(() -> load(local, turned))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("the labels: found toxic,insult,obscene,threat,hate,spam;"
                        + " the definition says insult,toxic,obscene,threat,hate,spam");
    }

    @Test
    void anInputThatTheModelDoesNotTakeIsRefusedWithAReason() {
        JsonNode body = JSON.createObjectNode();
        assertThatThrownBy(() -> new JsonCalls()
                        .ask(
                                URI.create(server.url() + "/v2/models/text-moderation/infer"),
                                body,
                                null,
                                Duration.ofSeconds(5)))
                .hasMessageEndingWith("was answered with status 400");
    }

    private static OpenInferencePredictor load(ModelDefinition local, List<String> labels) {
        TreeMap<String, ScorePlace> scores = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            scores.put(labels.get(i), new ScorePlace("scores", i, labels.size()));
        }
        RemoteForm.Tensors form = new RemoteForm.Tensors(
                8,
                List.of(new TensorInput("text", Datatype.BYTES, List.of(-1L), "text")),
                scores,
                null,
                new TreeMap<>());
        RemoteModel remote = new RemoteModel(
                new ConfigKey("tier.url"),
                null,
                "text-moderation",
                "1",
                Duration.ofSeconds(20),
                0,
                2,
                Duration.ofSeconds(1),
                form);
        ModelDefinition definition = new ModelDefinition(
                new ModelVersion("moderation-tier", 1),
                ModelRuntime.OPEN_INFERENCE,
                new TreeMap<>(),
                local.input(),
                null,
                labels,
                null,
                null,
                remote);
        Map<String, String> config = Map.of("tier.url", server.url());
        return OpenInferencePredictor.load(
                definition, form, key -> Optional.ofNullable(config.get(key)), new JsonCalls());
    }
}

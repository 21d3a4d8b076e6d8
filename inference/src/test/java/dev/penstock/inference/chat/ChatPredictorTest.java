package dev.penstock.inference.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.remote.JsonCalls;
import dev.penstock.inference.remote.LoopbackServer;
import dev.penstock.inference.remote.LoopbackServer.Answer;
import dev.penstock.inference.remote.LoopbackServer.Asked;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelUnavailable;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.model.TokenUsage;
import dev.penstock.source.ConfigKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: a chat model answers within its schema or fails, and what it read and wrote is known. Method: a server that answers as OpenAI's
 * API reference describes.
 */
class ChatPredictorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "{\"team\": \"billing\", \"scores\": {\"urgent\": 0.8}}";

    private volatile int status = 200;
    private volatile String content = GOOD;
    private volatile String finish = "stop";
    private final LoopbackServer server = start();

    private LoopbackServer start() {
        try {
            return new LoopbackServer(this::answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer answer(Asked asked) {
        if (status != 200) {
            return new Answer(status, "{\"error\": {\"message\": \"no\", \"type\": \"x\"}}", Optional.of("9"));
        }
        ObjectNode body = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", asked.body().path("model").asText());
        ObjectNode choice =
                body.withArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        choice.putObject("message").put("role", "assistant").put("content", content);
        body.putObject("usage")
                .put("prompt_tokens", 120)
                .put("completion_tokens", 17)
                .put("total_tokens", 137);
        return Answer.ok(body);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTicketIsAnsweredInTheFormOfTheDefinitionAndItsTokensAreCounted() throws Exception {
        Prediction prediction = load(0).predict(List.of(ModelInput.ofText("ticket", "My invoice is wrong")))
                .get(0);

        assertThat(prediction.output()).isEqualTo(JSON.readTree("{\"team\": \"billing\"}"));
        assertThat(prediction.scores()).isEqualTo(Map.of("urgent", 0.8));
        assertThat(prediction.tokens()).isEqualTo(new TokenUsage(120, 17));
        Asked asked = server.asked().get(0);
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.authorization()).contains("Bearer s3cret");
        JsonNode body = asked.body();
        assertThat(body.path("model").asText()).isEqualTo("gpt-small");
        assertThat(body.path("temperature").doubleValue()).isZero();
        assertThat(body.path("seed").asInt()).isEqualTo(7);
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(200);
        assertThat(body.at("/messages/0"))
                .isEqualTo(JSON.readTree("{\"role\": \"system\", \"content\": \"Sort tickets.\"}"));
        assertThat(body.at("/messages/1/content").asText()).isEqualTo("{\"ticket\":\"My invoice is wrong\"}");
        assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(body.at("/response_format/json_schema/schema")).isEqualTo(JSON.readTree("""
                {"type": "object", "additionalProperties": false, "required": ["team", "scores"],
                 "properties": {
                   "team": {"enum": ["billing", "repairs"]},
                   "scores": {"type": "object", "additionalProperties": false, "required": ["urgent"],
                              "properties": {"urgent": {"type": "number", "minimum": 0, "maximum": 1}}}}}"""));
    }

    @Test
    void anAnswerOutsideOfItsSchemaFailsTheAttemptAndIsNotQuoted() {
        Map<String, String> wrong = Map.of(
                "I think it is billing.",
                "its answer is no JSON",
                "[]",
                "its answer is no object in JSON",
                GOOD.replace("billing", "sales"),
                "its answer violates its schema: /team must be one of [\"billing\",\"repairs\"]",
                GOOD.replace("0.8", "1.8"),
                "its answer violates its schema: /scores/urgent must be 1 or less",
                "{\"team\": \"billing\"}",
                "its answer violates its schema: must have member 'scores', found none");
        wrong.forEach((answered, message) -> {
            content = answered;
            assertThatThrownBy(() -> load(0).predict(List.of(ModelInput.ofText("ticket", "x"))))
                    .isInstanceOf(ModelFailure.class)
                    .message()
                    .contains(message)
                    .doesNotContain("sales", "I think");
        });
    }

    @Test
    void anAnswerThatWasCutIsNoAnswer() {
        finish = "length";
        assertThatThrownBy(() -> load(0).predict(List.of(ModelInput.ofText("ticket", "x"))))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("model triage@1: its answer is longer than 200 tokens, which is the bound");
    }

    @Test
    void aServerThatCountsRequestsSaysWhenToComeAgain() {
        status = 429;
        ModelUnavailable refusal = catchThrowableOfType(
                ModelUnavailable.class, () -> load(1).predict(List.of(ModelInput.ofText("ticket", "x"))));
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        assertThat(server.asked())
                .as("asked once more: nobody had worked on it")
                .hasSize(2);
    }

    @Test
    void aCallThatMayHaveBeenPaidForIsNotRepeated() {
        status = 500;
        assertThat(catchThrowable(() -> load(3).predict(List.of(ModelInput.ofText("ticket", "x")))))
                .isInstanceOf(ModelFailure.class)
                .hasMessageEndingWith("POST /v1/chat/completions was answered with status 500");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aServerThatAnswersSomethingElseFailsTheAttempt() {
        content = "";
        assertThat(catchThrowable(() -> load(0).predict(List.of(ModelInput.ofText("ticket", "x")))))
                .isInstanceOf(ModelFailure.class);
    }

    private ChatPredictor load(int retries) {
        Map<String, String> config = Map.of("chat.url", server.url() + "/v1", "chat.token", "s3cret");
        RemoteForm.Chat form = new RemoteForm.Chat("Sort tickets.", 7, 200);
        RemoteModel remote = new RemoteModel(
                new ConfigKey("chat.url"),
                new ConfigKey("chat.token"),
                "gpt-small",
                null,
                Duration.ofSeconds(5),
                retries,
                4,
                Duration.ofSeconds(1),
                form);
        ModelDefinition definition = new ModelDefinition(
                new ModelVersion("triage", 1),
                ModelRuntime.CHAT,
                new TreeMap<>(),
                ModelSchema.compile("""
                        {"type": "object", "required": ["ticket"], "additionalProperties": false,
                         "properties": {"ticket": {"type": "string"}}}"""),
                ModelSchema.compile("""
                        {"type": "object", "required": ["team"], "additionalProperties": false,
                         "properties": {"team": {"enum": ["billing", "repairs"]}}}"""),
                List.of("urgent"),
                null,
                null,
                remote);
        return ChatPredictor.load(definition, form, key -> Optional.ofNullable(config.get(key)), new JsonCalls());
    }
}

package dev.penstock.inference.openinference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.remote.LoopbackServer;
import dev.penstock.inference.remote.LoopbackServer.Answer;
import dev.penstock.inference.remote.LoopbackServer.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A model server as the protocol's specification describes one, with one model: texts of shape [-1, 1] and their lengths in, the
 * probabilities of two classes and two words out. Written from the specification and sharing no code with what it tests.
 */
final class SentimentServer {
    private static final ObjectMapper JSON = new ObjectMapper();

    volatile int health = 200;
    volatile boolean modelReady = true;
    volatile int inferStatus = 200;
    volatile String retryAfter = "";
    volatile String metadata = """
            {"name": "sentiment", "versions": ["2", "3"], "platform": "onnxruntime_onnx",
             "inputs": [{"name": "TEXT", "datatype": "BYTES", "shape": [-1, 1]},
                        {"name": "LENGTH", "datatype": "INT32", "shape": [-1, 1]}],
             "outputs": [{"name": "PROBABILITIES", "datatype": "FP32", "shape": [-1, 2]},
                         {"name": "WORDS", "datatype": "BYTES", "shape": [-1, 2]}]}""";

    /** Instead of the right answer. */
    volatile String spoiled = "";

    Answer answer(Asked asked) {
        return switch (asked.path()) {
            case "/v2/health/ready" -> Answer.of(health, "");
            case "/v2/models/sentiment/versions/3/ready" -> Answer.of(modelReady ? 200 : 503, "");
            case "/v2/models/sentiment/versions/3" -> Answer.of(200, metadata);
            case "/v2/models/sentiment/versions/3/infer" -> infer(asked.body());
            default -> Answer.of(404, "{\"error\": \"unknown model\"}");
        };
    }

    private Answer infer(JsonNode request) {
        if (inferStatus != 200) {
            return new Answer(
                    inferStatus,
                    "{\"error\": \"no\"}",
                    retryAfter.isEmpty() ? Optional.empty() : Optional.of(retryAfter));
        }
        if (!spoiled.isEmpty()) {
            return Answer.of(200, spoiled);
        }
        JsonNode texts = request.path("inputs").path(0);
        JsonNode lengths = request.path("inputs").path(1);
        int n = texts.path("shape").path(0).asInt();
        if (!texts.path("shape").toString().equals("[" + n + ",1]")
                || !lengths.path("datatype").asText().equals("INT32")
                || texts.path("data").size() != n
                || lengths.path("data").size() != n) {
            return Answer.of(400, "{\"error\": \"shape\"}");
        }
        ObjectNode answer =
                JSON.createObjectNode().put("model_name", "sentiment").put("model_version", "3");
        ArrayNode probabilities = tensor(answer, "PROBABILITIES", "FP32", n);
        ArrayNode words = tensor(answer, "WORDS", "BYTES", n);
        for (int i = 0; i < n; i++) {
            double good = texts.path("data").path(i).asText().contains("good") ? 0.75 : 0.25;
            probabilities.add((float) (1 - good)).add((float) good);
            words.add("length").add(lengths.path("data").path(i).asText());
        }
        return Answer.ok(answer);
    }

    private static ArrayNode tensor(ObjectNode answer, String name, String datatype, int n) {
        ObjectNode tensor =
                answer.withArray("outputs").addObject().put("name", name).put("datatype", datatype);
        tensor.putArray("shape").add(n).add(2);
        return tensor.putArray("data");
    }

    LoopbackServer start() {
        try {
            return new LoopbackServer(this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoopbackServer start(int port) {
        try {
            return new LoopbackServer(port, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

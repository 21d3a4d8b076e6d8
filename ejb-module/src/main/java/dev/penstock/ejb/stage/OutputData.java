package dev.penstock.ejb.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.decision.Reason;
import dev.penstock.decision.Ruling;
import dev.penstock.event.EventKey;
import dev.penstock.event.MalformedPayload;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of the events that stages publish. */
final class OutputData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OutputData() {}

    /** {@code {"model": "name@version", "scores": {label: score}, "output": …}}, the output where the model says more than scores. */
    static JsonNode predicted(String model, Map<String, Double> scores, @Nullable JsonNode output) {
        ObjectNode data = JSON.objectNode().put("model", model);
        data.set("scores", object(scores));
        if (output != null) {
            data.set("output", output);
        }
        return data;
    }

    /** {@code {"pipeline", "subject", "verdict", "reasons": [{"label", "score", "threshold"}], "thresholds", "scores"}}. */
    static JsonNode decided(
            String pipeline, EventKey subject, Ruling ruling, String thresholds, Map<String, Double> scores) {
        ObjectNode data = JSON.objectNode()
                .put("pipeline", pipeline)
                .put("subject", subject.toString())
                .put("verdict", ruling.verdict().word());
        ArrayNode reasons = data.putArray("reasons");
        for (Reason reason : ruling.reasons()) {
            reasons.addObject()
                    .put("label", reason.label())
                    .put("score", reason.score())
                    .put("threshold", reason.threshold());
        }
        data.put("thresholds", thresholds);
        data.set("scores", object(scores));
        return data;
    }

    /**
     * The {@code scores} that an event carries.
     *
     * @throws MalformedPayload when there are none, or one is not a number
     */
    static Map<String, Double> readScores(JsonNode data) {
        JsonNode scores = data.path("scores");
        if (!scores.isObject()) {
            throw new MalformedPayload("a decide stage needs an object of scores at /scores, found "
                    + scores.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        Map<String, Double> byLabel = new LinkedHashMap<>();
        scores.properties().forEach(score -> {
            if (!score.getValue().isNumber()) {
                throw new MalformedPayload("the score at /scores/" + score.getKey() + " must be a number");
            }
            byLabel.put(score.getKey(), score.getValue().doubleValue());
        });
        return byLabel;
    }

    private static ObjectNode object(Map<String, Double> scores) {
        ObjectNode object = JSON.objectNode();
        scores.forEach(object::put);
        return object;
    }
}

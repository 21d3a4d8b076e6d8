package dev.penstock.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Event;
import dev.penstock.event.MalformedPayload;
import dev.penstock.mapping.EventDocument;
import dev.penstock.mapping.Expression;
import dev.penstock.mapping.FailedExpression;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of the events that stages make, and the scores in them. */
final class OutputData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OutputData() {}

    /** {@code {"model": "name@version", "scores": {label: score}, "output": …}}, the output where the model says more than scores. */
    static ObjectNode predicted(String model, Map<String, Double> scores, @Nullable JsonNode output) {
        ObjectNode data = JSON.objectNode().put("model", model);
        data.set("scores", object(scores));
        if (output != null) {
            data.set("output", output);
        }
        return data;
    }

    /** {@code {"host": "crm.example", "status": 204}}. */
    static ObjectNode delivered(Accepted accepted) {
        return JSON.objectNode().put("host", accepted.host()).put("status", accepted.status());
    }

    /**
     * What a stage made of an event, with what it passes on of it as {@code carried}; where there is nothing, nothing is passed on.
     *
     * @throws FailedExpression when an expression fails for this event: trying again will not help
     */
    static ObjectNode carrying(Map<String, Expression> carry, Event input, ObjectNode made) {
        if (carry.isEmpty()) {
            return made;
        }
        ObjectNode document = EventDocument.of(input);
        ObjectNode carried = made.putObject("carried");
        carry.forEach((name, expression) -> {
            JsonNode found = expression.evaluate(document);
            if (!found.isMissingNode()) {
                carried.set(name, found);
            }
        });
        return made;
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

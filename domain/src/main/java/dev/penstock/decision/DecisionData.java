package dev.penstock.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data of decision events: {@code {"pipeline", "subject", "verdict", "grade", "reasons": [{"label", "score", "threshold"}], "thresholds", "scores"}}, without a grade where none was given. */
public final class DecisionData {
    private static final String TOLD_AGAIN = "penstock.decision";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DecisionData() {}

    /** @param thresholds their version */
    public static ObjectNode write(
            String pipeline, EventKey subject, Ruling ruling, String thresholds, Map<String, Double> scores) {
        ObjectNode data = JSON.objectNode()
                .put("pipeline", pipeline)
                .put("subject", subject.toString())
                .put("verdict", ruling.verdict().word());
        if (ruling.grade() != null) {
            data.put("grade", ruling.grade());
        }
        ArrayNode reasons = data.putArray("reasons");
        for (Reason reason : ruling.reasons()) {
            reasons.addObject()
                    .put("label", reason.label())
                    .put("score", reason.score())
                    .put("threshold", reason.threshold());
        }
        data.put("thresholds", thresholds);
        ObjectNode byLabel = data.putObject("scores");
        scores.forEach(byLabel::put);
        return data;
    }

    /** An event that tells again of a decision that stands; for those who wait, not for stages. */
    public static Event event(Decision decision) {
        return new Event(
                decision.event(),
                TOLD_AGAIN,
                decision.decidedAt(),
                "application/json",
                Collections.emptySortedMap(),
                decision.subject(),
                decision.subject(),
                null,
                Payload.ofJson(write(
                        decision.pipeline(),
                        decision.subject(),
                        decision.ruling(),
                        decision.workVersion(),
                        decision.scores())));
    }

    /**
     * The decision that an event tells of.
     *
     * @throws MalformedPayload when it tells of none
     */
    public static Decision read(Event event) {
        JsonNode data = event.data().json();
        try {
            List<Reason> reasons = new ArrayList<>();
            data.path("reasons")
                    .forEach(reason -> reasons.add(new Reason(
                            reason.path("label").asText(),
                            reason.path("score").asDouble(),
                            reason.path("threshold").asDouble())));
            Map<String, Double> scores = new LinkedHashMap<>();
            data.path("scores")
                    .properties()
                    .forEach(
                            score -> scores.put(score.getKey(), score.getValue().asDouble()));
            return new Decision(
                    data.path("pipeline").asText(),
                    event.correlation(),
                    event.key(),
                    new Ruling(
                            Verdict.parse(data.path("verdict").asText()),
                            reasons,
                            data.path("grade").textValue()),
                    scores,
                    data.path("thresholds").asText(),
                    event.time());
        } catch (IllegalArgumentException e) {
            throw new MalformedPayload("a decision event says what was decided at /verdict: " + e.getMessage());
        }
    }
}

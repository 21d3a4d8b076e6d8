package dev.penstock.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of one input.
 *
 * @param scores a probability in [0, 1] for each label, in the model's order of labels; labels are independent of each other
 * @param output what else it says: entities, a text, items; null when scores are all. Not to be changed
 * @param tokens that were read and written for it
 */
public record Prediction(
        Map<String, Double> scores, @Nullable JsonNode output, TokenUsage tokens) {
    public Prediction {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        scores.forEach((label, score) -> {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("the score of '" + label + "' must be in [0, 1], found " + score);
            }
        });
    }

    /** Of a model that counts no tokens. */
    public Prediction(Map<String, Double> scores, @Nullable JsonNode output) {
        this(scores, output, TokenUsage.NONE);
    }

    public static Prediction ofScores(Map<String, Double> scores) {
        return new Prediction(scores, null);
    }

    public static Prediction ofOutput(JsonNode output) {
        return new Prediction(Map.of(), output);
    }

    /** The labels only: an output repeats payload. */
    @Override
    public String toString() {
        return "Prediction" + scores.keySet() + (output == null ? "" : " and output");
    }
}

package dev.penstock.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model says of one input.
 *
 * @param scores a probability in [0, 1] for each label, in the model's order of labels; labels are independent of each other
 */
public record Prediction(Map<String, Double> scores) {
    public Prediction {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        scores.forEach((label, score) -> {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("the score of '" + label + "' must be in [0, 1], found " + score);
            }
        });
    }
}

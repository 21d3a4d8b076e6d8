package dev.penstock.inference.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What the shipped model said of mild, self-written sentences when it was released. */
final class FrozenScores {
    /** Int8 arithmetic differs between processors with and without VNNI; a broken feature moves a score by far more. */
    static final double TOLERANCE = 0.08;

    record Row(String text, Map<String, Double> scores) {}

    private FrozenScores() {}

    static List<Row> rows() throws IOException {
        try (InputStream in = FrozenScores.class.getResourceAsStream("/text-moderation-scores.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<List<Row>>() {});
        }
    }
}

package dev.penstock.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelReference;
import dev.penstock.model.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: the shipped models say what they said when they were released. Method: a few inputs of each with their answers. */
class FrozenPredictionsTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"document-kind", "entities", "lead-priority", "payment-risk", "upsell"})
    void theSameInputsHaveTheSameAnswers(String name) throws IOException {
        try (LoadedModels models = ShippedModel.load(name)) {
            Model model = models.model(ModelReference.champion(name));
            for (JsonNode row : rows(name)) {
                Prediction found = model.predict(List.of(new ModelInput((ObjectNode) row.get("input"))))
                        .get(0);
                row.path("scores")
                        .properties()
                        .forEach(score -> assertThat(found.scores().get(score.getKey()))
                                .as("%s of %s", score.getKey(), row.get("what"))
                                .isCloseTo(score.getValue().asDouble(), within(TOLERANCE)));
                assertThat(String.valueOf(found.output()))
                        .as("output of %s", row.get("what"))
                        .isEqualTo(row.has("output") ? row.get("output").toString() : "null");
            }
        }
    }

    private static JsonNode rows(String name) throws IOException {
        try (InputStream in = FrozenPredictionsTest.class.getResourceAsStream("/" + name + "-predictions.json")) {
            JsonNode rows = new ObjectMapper().readTree(in);
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }
}

package dev.penstock.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model as the API shows it.
 *
 * @param loaded whether it takes up memory now
 * @param artifacts location and digest by name
 * @param input JSON Schema of what it takes
 * @param output JSON Schema of what it says beside scores
 */
public record ModelVersionView(
        int version,
        String runtime,
        boolean loaded,
        List<String> labels,
        Map<String, ModelArtifact> artifacts,
        JsonNode input,
        @Nullable JsonNode output,
        @Nullable ModelPrice price) {
    static ModelVersionView of(ModelDefinition definition, ModelRegistry registry) {
        ModelSchema output = definition.output();
        return new ModelVersionView(
                definition.version().version(),
                definition.runtime().word(),
                registry.loaded().contains(definition.version()),
                definition.labels(),
                definition.artifacts(),
                definition.input().document(),
                output == null ? null : output.document(),
                definition.price());
    }
}

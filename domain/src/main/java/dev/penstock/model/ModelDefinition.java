package dev.penstock.model;

import java.util.List;

/**
 * A model as {@code models/*.yaml} describes it.
 *
 * @param version its name and version
 * @param runtime what runs it
 * @param artifact class-path location of its weights
 * @param sha256 hex digest that the artifact must have; a model with another is refused at load
 * @param inputs the names of its text inputs
 * @param labels what it scores
 */
public record ModelDefinition(
        ModelVersion version,
        ModelRuntime runtime,
        String artifact,
        String sha256,
        List<String> inputs,
        List<String> labels) {
    public ModelDefinition {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
    }
}

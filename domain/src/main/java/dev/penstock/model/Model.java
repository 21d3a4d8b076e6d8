package dev.penstock.model;

import java.util.List;

/** One version of a model, ready to predict. Safe for use by many threads at once; one serves all stages. */
public interface Model {
    ModelDefinition definition();

    /**
     * Predicts a batch.
     *
     * @param inputs 1 or more
     * @return one prediction an input, in their order: a score for each of the definition's labels, an output where it has a schema of one
     * @throws ModelInputViolation when an input violates the definition's input schema or is otherwise not what the model takes: trying
     *     again will not help
     * @throws ModelFailure when the runtime fails, what it says is not what the definition promises, or the version was unloaded
     */
    List<Prediction> predict(List<ModelInput> inputs);
}

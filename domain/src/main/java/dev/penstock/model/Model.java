package dev.penstock.model;

import java.util.List;

/** A loaded, warm model. Safe for use by many threads at once; one instance serves all stages. */
public interface Model {
    ModelVersion version();

    /** The labels that every prediction scores, in order. */
    List<String> labels();

    /** The names of the inputs that it needs. */
    List<String> inputs();

    /**
     * Scores a batch.
     *
     * @param inputs 1 or more
     * @return one prediction an input, in their order
     * @throws ModelInputViolation when an input is not what the model takes: trying again will not help
     * @throws ModelFailure when the runtime fails
     */
    List<Prediction> predict(List<ModelInput> inputs);
}

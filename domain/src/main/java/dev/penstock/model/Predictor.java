package dev.penstock.model;

import java.util.List;

/**
 * What a runtime makes of a model's definition and artifacts: the port between the registry and the runtimes. Safe for use by many
 * threads. The registry calls it only with inputs that satisfy the definition's schema, checks what it answers, and closes it once
 * no call runs any more.
 */
public interface Predictor extends AutoCloseable {
    /**
     * Predicts a batch; an input's prediction must not depend on the others.
     *
     * @param inputs 1 or more
     * @return one prediction an input, in their order
     * @throws ModelInputViolation when an input is not what the model takes, in a way that a JSON Schema cannot say
     * @throws ModelFailure when it fails otherwise
     */
    List<Prediction> predict(List<ModelInput> inputs);

    /** Releases all memory, the native too. */
    @Override
    void close();
}

package dev.penstock.inference.model;

import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A predictor held to its definition: nothing goes in that violates the input schema, nothing comes out that was not promised. */
final class LoadedModel implements Model {
    private final ModelDefinition definition;
    private final Predictor predictor;

    /** Read by every prediction, written by closing: memory is not released under a running one. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    LoadedModel(ModelDefinition definition, Predictor predictor) {
        this.definition = definition;
        this.predictor = predictor;
    }

    @Override
    public ModelDefinition definition() {
        return definition;
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        inputs.forEach(this::checkInput);
        use.readLock().lock();
        try {
            if (closed) {
                throw new ModelFailure("model " + definition.version() + " was unloaded and is closed", null);
            }
            List<Prediction> predictions = predictor.predict(inputs);
            if (predictions.size() != inputs.size()) {
                throw broken("it made " + predictions.size() + " predictions of " + inputs.size() + " inputs");
            }
            predictions.forEach(this::checkPrediction);
            return predictions;
        } finally {
            use.readLock().unlock();
        }
    }

    private void checkInput(ModelInput input) {
        String violations = definition.input().violations(input.values());
        if (!violations.isEmpty()) {
            throw new ModelInputViolation("the input of model " + definition.version() + ": " + violations);
        }
    }

    private void checkPrediction(Prediction prediction) {
        List<String> scored = List.copyOf(prediction.scores().keySet());
        if (!scored.equals(definition.labels())) {
            throw broken("its labels must be " + definition.labels() + ", found " + scored);
        }
        ModelSchema promised = definition.output();
        if (promised == null || prediction.output() == null) {
            if (promised != null || prediction.output() != null) {
                throw broken(promised == null ? "it has an output, and its definition none" : "it has no output");
            }
            return;
        }
        String violations = promised.violations(prediction.output());
        if (!violations.isEmpty()) {
            throw broken("its output: " + violations);
        }
    }

    private ModelFailure broken(String found) {
        return new ModelFailure("model " + definition.version() + " breaks its definition: " + found, null);
    }

    /** Waits for running predictions, then releases all memory; closing again does nothing. */
    void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                predictor.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}

package dev.penstock.inference.tabular;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.onnx.RowNet;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores rows. A batch is one call of ONNX Runtime; rows do not touch each other. Where the definition has an output, that is
 * {@code signals}: the names of the patterns that were found, so that people see what a text was scored by.
 */
public final class RowModel implements Predictor {
    /** The only member of an output. */
    public static final String SIGNALS = "signals";

    private final Features features;
    private final RowNet net;
    private final List<String> labels;
    private final boolean withSignals;

    /**
     * Takes over {@code net}.
     *
     * @throws IllegalArgumentException when the parts and the definition do not agree; the message says what differs
     */
    public RowModel(ModelDefinition definition, Features features, RowNet net) {
        this.features = features;
        this.net = net;
        this.labels = definition.labels();
        this.withSignals = definition.output() != null;
        require("columns of the ONNX model", features.all().size(), net.columns());
        require("outputs of the ONNX model", labels.size(), net.outputs());
        require("inputs", features.inputs(), definition.input().members());
        if (definition.output() != null) {
            require(
                    "members of the output",
                    Set.of(SIGNALS),
                    definition.output().members());
        }
    }

    private static void require(String what, Object allowed, Object found) {
        if (!allowed.equals(found)) {
            throw new IllegalArgumentException("%s must be %s, found %s".formatted(what, allowed, found));
        }
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        int columns = features.all().size();
        float[] rows = new float[inputs.size() * columns];
        for (int row = 0; row < inputs.size(); row++) {
            features.row(inputs.get(row), rows, row * columns);
        }
        float[] scores = net.run(rows);
        List<Prediction> predictions = new ArrayList<>(inputs.size());
        for (int row = 0; row < inputs.size(); row++) {
            predictions.add(new Prediction(scores(scores, row), withSignals ? signals(rows, row * columns) : null));
        }
        return predictions;
    }

    private Map<String, Double> scores(float[] all, int row) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            scores.put(labels.get(label), (double) all[row * labels.size() + label]);
        }
        return scores;
    }

    private JsonNode signals(float[] rows, int at) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode found = output.putArray(SIGNALS);
        for (int column = 0; column < features.all().size(); column++) {
            if (features.all().get(column) instanceof Feature.Matches matches && rows[at + column] > 0) {
                found.add(matches.name());
            }
        }
        return output;
    }

    @Override
    public void close() {
        net.close();
    }
}

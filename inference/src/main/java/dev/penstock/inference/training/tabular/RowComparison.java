package dev.penstock.inference.training.tabular;

import dev.penstock.inference.onnx.RowNet;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fits both kinds of model, chooses by validation and measures on the test rows. Trees are shipped when their average precision is
 * better by more than {@link #WORTH}: a linear model costs less, is smaller, and can be read.
 */
final class RowComparison {
    /** Average precision that is worth the trees' size and time. */
    static final double WORTH = 0.01;

    static final String LINEAR = "logistic regression";
    static final String TREES = "boosted trees";

    private final PrintStream progress;
    private final Map<String, RowMeasures> measures = new LinkedHashMap<>();

    RowComparison(PrintStream progress) {
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param name of the shipped one
     * @param validated average precision on the validation rows, by candidate
     * @param tested on the test rows, by candidate and baseline
     */
    record Winner(String name, RowScorer scorer, Map<String, Double> validated, Map<String, RowMeasures> tested) {}

    /** @param baseline how it ranks the test rows, from something that anybody could do without a model */
    Winner run(Parts parts, String baselineName, double[] baseline) {
        Table train = parts.train();
        Table validation = parts.validation();
        Table test = parts.test();
        Map<String, RowScorer> candidates = new LinkedHashMap<>();
        candidates.put(LINEAR, LogisticRows.fit(train));
        progress.println("fitted " + LINEAR);
        candidates.put(TREES, BoostedTrees.fit(train, validation));
        progress.println("fitted " + TREES);
        Map<String, Double> validated = new LinkedHashMap<>();
        measures.put(baselineName, RowMeasures.ofRanking(test, baseline));
        candidates.forEach((name, scorer) -> {
            validated.put(name, RowMeasures.of(validation, scorer).averagePrecision());
            measures.put(name, RowMeasures.of(test, scorer));
        });
        boolean trees = validated.getOrDefault(TREES, 0.0) > validated.getOrDefault(LINEAR, 0.0) + WORTH;
        String shipped = trees ? TREES : LINEAR;
        RowScorer scorer = candidates.get(shipped);
        if (scorer == null) {
            throw new IllegalStateException("no candidate " + shipped);
        }
        return new Winner(shipped, scorer, validated, new LinkedHashMap<>(measures));
    }

    /** Microseconds of one row in ONNX Runtime, one thread: the median of many calls of one row each. */
    static double microseconds(byte[] onnx, Table rows) {
        try (RowNet net = RowNet.load(onnx, 1)) {
            int calls = 5_000;
            long[] nanos = new long[calls];
            for (int round = 0; round < 2; round++) {
                for (int call = 0; call < calls; call++) {
                    long from = System.nanoTime();
                    net.run(rows.rows().get(call % rows.size()));
                    nanos[call] = System.nanoTime() - from;
                }
            }
            Arrays.sort(nanos);
            return nanos[calls / 2] / 1e3;
        }
    }
}

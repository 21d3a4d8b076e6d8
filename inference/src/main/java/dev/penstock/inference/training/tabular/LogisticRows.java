package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.onnx.OnnxGraph;
import java.util.Arrays;

/**
 * Logistic regression by Newton's method on standardised columns, with a small ridge; the scale is folded into the weights
 * afterwards.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record LogisticRows(double[] weights, double bias) implements RowScorer {
    private static final int STEPS = 20;
    private static final double RIDGE = 1;

    static LogisticRows fit(Table table) {
        int columns = table.columns();
        double[] mean = new double[columns];
        double[] spread = new double[columns];
        standardise(table, mean, spread);
        double[] at = new double[columns + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[columns + 1];
            double[][] curve = new double[columns + 1][columns + 1];
            double[] scaled = new double[columns + 1];
            scaled[columns] = 1;
            for (int row = 0; row < table.size(); row++) {
                for (int i = 0; i < columns; i++) {
                    scaled[i] = (table.rows().get(row)[i] - mean[i]) / spread[i];
                }
                double p = 1 / (1 + Math.exp(-dot(at, scaled)));
                double miss = p - (table.truth().get(row) ? 1 : 0);
                double weight = Math.max(1e-9, p * (1 - p));
                for (int i = 0; i <= columns; i++) {
                    slope[i] += miss * scaled[i];
                    for (int j = 0; j <= i; j++) {
                        curve[i][j] += weight * scaled[i] * scaled[j];
                    }
                }
            }
            for (int i = 0; i <= columns; i++) {
                slope[i] += i < columns ? RIDGE * at[i] : 0;
                curve[i][i] += RIDGE;
            }
            double[] move = Cholesky.of(curve).solve(slope);
            for (int i = 0; i <= columns; i++) {
                at[i] -= move[i];
            }
        }
        double bias = at[columns];
        double[] weights = Arrays.copyOf(at, columns);
        for (int i = 0; i < columns; i++) {
            weights[i] /= spread[i];
            bias -= weights[i] * mean[i];
        }
        return new LogisticRows(weights, bias);
    }

    /** A column that never changes has a spread of 1, and its weight stays 0. */
    private static void standardise(Table table, double[] mean, double[] spread) {
        for (float[] row : table.rows()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / table.size();
            }
        }
        for (float[] row : table.rows()) {
            for (int i = 0; i < mean.length; i++) {
                spread[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / table.size();
            }
        }
        for (int i = 0; i < mean.length; i++) {
            spread[i] = spread[i] < 1e-12 ? 1 : Math.sqrt(spread[i]);
        }
    }

    private static double dot(double[] weights, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }

    @Override
    public double logit(float[] row) {
        double sum = bias;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }

    @Override
    public void write(OnnxGraph graph, String rows, String logit) {
        float[] floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        graph.constant("weights", floats, weights.length, 1);
        graph.constant("bias", new float[] {(float) bias}, 1);
        graph.node("MatMul", "weighted", rows, "weights");
        graph.node("Add", logit, "weighted", "bias");
    }
}

package dev.penstock.inference.training;

import java.util.Arrays;
import java.util.List;

/**
 * Turns the logits of one label into a probability that means what it says: a logistic regression over one or two logits, fitted by
 * Newton's method to examples that the logits were not fitted to (Platt 1999; with two logits it is stacking, Wolpert 1992).
 *
 * @param weights one a logit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Calibration(double[] weights, double bias) {
    private static final int STEPS = 25;
    private static final double RIDGE = 1e-2;

    /** @param logits one a candidate part, at most 2 */
    record Point(double[] logits, boolean positive) {}

    static Calibration fit(List<Point> points) {
        int size = points.get(0).logits().length + 1;
        double[] at = new double[size];
        for (int i = 0; i + 1 < size; i++) {
            at[i] = 1.0 / (size - 1);
        }
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[size];
            double[][] curve = new double[size][size];
            for (Point point : points) {
                add(point, at, slope, curve);
            }
            for (int i = 0; i < size; i++) {
                slope[i] += i + 1 < size ? RIDGE * at[i] : 0;
                curve[i][i] += RIDGE;
            }
            double[] move = solve(curve, slope);
            for (int i = 0; i < size; i++) {
                at[i] -= move[i];
            }
        }
        return new Calibration(Arrays.copyOf(at, size - 1), at[size - 1]);
    }

    private static void add(Point point, double[] at, double[] slope, double[][] curve) {
        int size = at.length;
        double logit = at[size - 1];
        for (int i = 0; i + 1 < size; i++) {
            logit += at[i] * point.logits()[i];
        }
        double probability = 1 / (1 + Math.exp(-logit));
        double error = probability - (point.positive() ? 1 : 0);
        double spread = Math.max(1e-9, probability * (1 - probability));
        for (int i = 0; i < size; i++) {
            double x = i + 1 < size ? point.logits()[i] : 1;
            slope[i] += error * x;
            for (int j = 0; j < size; j++) {
                curve[i][j] += spread * x * (j + 1 < size ? point.logits()[j] : 1);
            }
        }
    }

    /** Gaussian elimination; {@code curve} is positive definite, so no pivot is zero. */
    private static double[] solve(double[][] curve, double[] slope) {
        int size = slope.length;
        for (int row = 0; row < size; row++) {
            for (int below = row + 1; below < size; below++) {
                double times = curve[below][row] / curve[row][row];
                for (int column = row; column < size; column++) {
                    curve[below][column] -= times * curve[row][column];
                }
                slope[below] -= times * slope[row];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                slope[row] -= curve[row][column] * slope[column];
            }
            slope[row] /= curve[row][row];
        }
        return slope;
    }
}

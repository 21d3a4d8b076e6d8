package dev.penstock.inference.training.basket;

import dev.penstock.inference.basket.Neighbours;
import dev.penstock.inference.training.tabular.Cholesky;
import java.util.stream.IntStream;

/** The ways in which weights between items are found. Only the strongest of an item are kept. */
final class Fits {
    /** Others that an item speaks for. */
    static final int OTHERS_MAX = 50;

    private Fits() {}

    /** How often two items were bought together, by the root of how often each was. */
    static Neighbours cosine(Counts counts) {
        int size = counts.items().size();
        double[][] weights = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                weights[i][j] = i == j
                        ? 0
                        : counts.together()[i][j] / Math.sqrt(counts.together()[i][i] * counts.together()[j][j]);
            }
        }
        return strongest(counts, weights);
    }

    /**
     * EASE: the linear map from baskets to baskets that rebuilds each item from the others best (Steck 2019). In closed form from the
     * inverse P of the counts with a ridge: {@code -P[i][j] / P[j][j]}.
     */
    static Neighbours ease(Counts counts, double ridge) {
        int size = counts.items().size();
        double[][] matrix = new double[size][];
        for (int i = 0; i < size; i++) {
            matrix[i] = counts.together()[i].clone();
            matrix[i][i] += ridge;
        }
        Cholesky factor = Cholesky.of(matrix);
        double[][] inverse = IntStream.range(0, size)
                .parallel()
                .mapToObj(column -> {
                    double[] unit = new double[size];
                    unit[column] = 1;
                    return factor.solve(unit);
                })
                .toArray(double[][]::new);
        double[][] weights = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                weights[i][j] = i == j ? 0 : -inverse[i][j] / inverse[j][j];
            }
        }
        return strongest(counts, weights);
    }

    private static Neighbours strongest(Counts counts, double[][] weights) {
        int size = counts.items().size();
        int[][] others = new int[size][];
        float[][] kept = new float[size][];
        for (int item = 0; item < size; item++) {
            double[] row = weights[item];
            others[item] = IntStream.range(0, size)
                    .filter(other -> row[other] > 0)
                    .boxed()
                    .sorted((one, other) -> Double.compare(row[other], row[one]))
                    .limit(OTHERS_MAX)
                    .mapToInt(Integer::intValue)
                    .toArray();
            kept[item] = new float[others[item].length];
            for (int i = 0; i < kept[item].length; i++) {
                kept[item][i] = (float) row[others[item][i]];
            }
        }
        return new Neighbours(counts.items(), others, kept);
    }

    /** Popularity in the same form: every item speaks for the most frequent ones alike. */
    static Neighbours popularity(Counts counts) {
        int size = counts.items().size();
        int most = Math.min(OTHERS_MAX, size);
        int[][] others = new int[size][];
        float[][] weights = new float[size][most];
        for (int item = 0; item < size; item++) {
            others[item] = IntStream.range(0, most).toArray();
            for (int i = 0; i < most; i++) {
                weights[item][i] = (float) counts.together()[i][i];
            }
        }
        return new Neighbours(counts.items(), others, weights);
    }
}

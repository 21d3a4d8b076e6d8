package dev.penstock.inference.training.tabular;

import java.util.Arrays;

/**
 * Columns cut into bins at their quantiles.
 *
 * @param bins by column and row
 * @param edges by column: the greatest value of each bin but the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Binned(byte[][] bins, float[][] edges) {
    static final int BINS_MAX = 64;

    static Binned of(Table table) {
        int columns = table.columns();
        byte[][] bins = new byte[columns][table.size()];
        float[][] edges = new float[columns][];
        for (int column = 0; column < columns; column++) {
            float[] values = new float[table.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = table.rows().get(row)[column];
            }
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            edges[column] = edges(sorted);
            for (int row = 0; row < values.length; row++) {
                bins[column][row] = (byte) bin(edges[column], values[row]);
            }
        }
        return new Binned(bins, edges);
    }

    private static float[] edges(float[] sorted) {
        float[] edges = new float[BINS_MAX - 1];
        int count = 0;
        for (int bin = 1; bin < BINS_MAX; bin++) {
            float edge = sorted[(int) ((long) sorted.length * bin / BINS_MAX)];
            if (edge < sorted[sorted.length - 1] && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static int bin(float[] edges, float value) {
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 1;
    }
}

package dev.penstock.inference.training.tabular;

import java.util.ArrayList;
import java.util.List;

/** Rows with the truth about them. */
record Table(List<float[]> rows, List<Boolean> truth) {
    Table() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void add(float[] row, boolean positive) {
        rows.add(row);
        truth.add(positive);
    }

    int size() {
        return rows.size();
    }

    int columns() {
        return rows.get(0).length;
    }

    int positives() {
        return (int) truth.stream().filter(Boolean::booleanValue).count();
    }

    /** The same rows with some columns at 0: what a model is worth without them. */
    Table without(List<Integer> columns) {
        Table less = new Table();
        for (int row = 0; row < size(); row++) {
            float[] copy = rows.get(row).clone();
            columns.forEach(column -> copy[column] = 0);
            less.add(copy, truth.get(row));
        }
        return less;
    }
}

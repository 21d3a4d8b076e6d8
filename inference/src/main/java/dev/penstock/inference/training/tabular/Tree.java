package dev.penstock.inference.training.tabular;

import java.util.List;

/** A tree as its nodes, the root first. */
record Tree(List<Node> nodes) {
    /**
     * A node.
     *
     * @param column to look at; negative for a leaf
     * @param threshold rows at or below it go to {@code low}, the others to {@code high}
     * @param value of a leaf
     */
    record Node(int column, float threshold, int low, int high, float value) {
        boolean isLeaf() {
            return column < 0;
        }
    }

    float value(float[] row) {
        Node node = nodes.get(0);
        while (!node.isLeaf()) {
            node = nodes.get(row[node.column()] <= node.threshold() ? node.low() : node.high());
        }
        return node.value();
    }
}

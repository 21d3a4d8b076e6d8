package dev.penstock.inference.training.tabular;

import dev.penstock.inference.training.onnx.OnnxGraph;

/** What a fitted model says of a row, before the logistic function. */
interface RowScorer {
    double logit(float[] row);

    /** Writes itself into an ONNX graph. */
    void write(OnnxGraph graph, String rows, String logit);
}

package dev.penstock.inference.training;

import dev.penstock.inference.text.TextFeatures;

/**
 * Fitted weights of one candidate, before they are calibrated and packed; a part that a candidate does not use is all zero or empty.
 *
 * @param buckets {@code bucket * labels + label}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record LinearFit(float[] bias, float[] buckets, float[][] shape, float[][] meaning) {
    double[] logits(TextFeatures.Window window, float[] shapeOfText) {
        int count = bias.length;
        double norm = 1 / Math.sqrt(Math.max(1, window.buckets().length));
        double[] logits = new double[count];
        for (int label = 0; label < count; label++) {
            double sum = 0;
            for (int i = 0; buckets.length > 0 && i < window.buckets().length; i++) {
                sum += buckets[window.buckets()[i] * count + label];
            }
            logits[label] =
                    bias[label] + sum * norm + dot(shape[label], shapeOfText) + dot(meaning[label], window.embedding());
        }
        return logits;
    }

    private static double dot(float[] weights, float[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }
}

package dev.penstock.inference.text;

import dev.penstock.inference.embedding.SentenceEncoder;
import java.util.List;

/**
 * The weights of a text classifier: one linear sum a label over n-gram buckets, shape and embedding, through the logistic
 * function. The bucket weights are bytes times one scale a label: 262,144 buckets and 6 labels are 1.5 MiB.
 *
 * @param labels in the order of all the arrays
 * @param encoderSha256 of the sentence encoder that the embedding weights belong to
 * @param bias a label's logit for a text of no features
 * @param scale what a label's bucket bytes are multiplied by
 * @param buckets the bytes, {@code bucket * labels + label}
 * @param shape {@link Shape#SIZE} a label
 * @param meaning {@link SentenceEncoder#SIZE} a label
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the arrays are not handed out of this package's scorer
public record TextWeights(
        List<String> labels,
        String encoderSha256,
        float[] bias,
        float[] scale,
        byte[] buckets,
        float[][] shape,
        float[][] meaning) {
    public TextWeights {
        labels = List.copyOf(labels);
        int count = labels.size();
        require("biases", count, bias.length);
        require("scales", count, scale.length);
        require("bucket weights", count * HashedNgrams.BUCKETS, buckets.length);
        require("rows of shape weights", count, shape.length);
        require("rows of embedding weights", count, meaning.length);
        for (int label = 0; label < count; label++) {
            require("shape weights of a label", Shape.SIZE, shape[label].length);
            require("embedding weights of a label", SentenceEncoder.SIZE, meaning[label].length);
        }
    }

    private static void require(String what, int allowed, int found) {
        if (found != allowed) {
            throw new IllegalArgumentException(
                    "a text classifier needs %d %s, found %d".formatted(allowed, what, found));
        }
    }

    /** The probability of each label for a text: that of its worst window. */
    public double[] score(List<TextFeatures.Window> windows, float[] shapeOfText) {
        double[] highest = new double[labels.size()];
        for (TextFeatures.Window window : windows) {
            double[] logits = logits(window, shapeOfText);
            for (int label = 0; label < highest.length; label++) {
                highest[label] = Math.max(highest[label], 1 / (1 + Math.exp(-logits[label])));
            }
        }
        return highest;
    }

    private double[] logits(TextFeatures.Window window, float[] shapeOfText) {
        int count = labels.size();
        int[] sums = new int[count];
        for (int bucket : window.buckets()) {
            int at = bucket * count;
            for (int label = 0; label < count; label++) {
                sums[label] += buckets[at + label];
            }
        }
        double norm = 1 / Math.sqrt(Math.max(1, window.buckets().length));
        double[] logits = new double[count];
        for (int label = 0; label < count; label++) {
            logits[label] = bias[label]
                    + sums[label] * scale[label] * norm
                    + dot(shape[label], shapeOfText)
                    + dot(meaning[label], window.embedding());
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

package dev.penstock.inference.training;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.HashedNgrams;
import dev.penstock.inference.text.Shape;
import dev.penstock.inference.text.TextFeatures;
import dev.penstock.inference.text.TextWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins fitted parts into one calibrated classifier of the form that is shipped; all are linear, so that the sum is linear too. */
final class Packing {
    private Packing() {}

    /** @param calibration examples that {@code parts} were not fitted to */
    static TextWeights pack(
            List<String> labels, List<LinearFit> parts, List<Prepared> calibration, String encoderSha256) {
        int count = labels.size();
        float[] bias = new float[count];
        float[][] shape = new float[count][Shape.SIZE];
        float[][] meaning = new float[count][SentenceEncoder.SIZE];
        float[] buckets = new float[count * HashedNgrams.BUCKETS];
        for (int label = 0; label < count; label++) {
            Calibration calibrated = Calibration.fit(points(labels.get(label), label, parts, calibration));
            bias[label] = (float) calibrated.bias();
            for (int part = 0; part < parts.size(); part++) {
                float times = (float) calibrated.weights()[part];
                LinearFit fit = parts.get(part);
                bias[label] += times * fit.bias()[label];
                addTimes(shape[label], fit.shape()[label], times);
                addTimes(meaning[label], fit.meaning()[label], times);
                for (int at = label; at < fit.buckets().length; at += count) {
                    buckets[at] += times * fit.buckets()[at];
                }
            }
        }
        float[] scale = scales(buckets, count);
        return new TextWeights(labels, encoderSha256, bias, scale, bytes(buckets, scale), shape, meaning);
    }

    /** A text's logits are those of the window that its parts together find worst. */
    private static List<Calibration.Point> points(
            String label, int at, List<LinearFit> parts, List<Prepared> calibration) {
        List<Calibration.Point> points = new ArrayList<>();
        for (Prepared prepared : calibration) {
            int truth = prepared.truth(label, false);
            if (truth < 0) {
                continue;
            }
            double[] worst = null;
            for (TextFeatures.Window window : prepared.windows()) {
                double[] logits = parts.stream()
                        .mapToDouble(part -> part.logits(window, prepared.shape())[at])
                        .toArray();
                if (worst == null
                        || Arrays.stream(logits).sum() > Arrays.stream(worst).sum()) {
                    worst = logits;
                }
            }
            points.add(new Calibration.Point(worst == null ? new double[parts.size()] : worst, truth == 1));
        }
        return points;
    }

    private static void addTimes(float[] sum, float[] values, float times) {
        for (int i = 0; i < values.length; i++) {
            sum[i] += times * values[i];
        }
    }

    private static float[] scales(float[] buckets, int count) {
        float[] scale = new float[count];
        for (int at = 0; at < buckets.length; at++) {
            scale[at % count] = Math.max(scale[at % count], Math.abs(buckets[at]) / Byte.MAX_VALUE);
        }
        return scale;
    }

    private static byte[] bytes(float[] buckets, float[] scale) {
        byte[] bytes = new byte[buckets.length];
        for (int at = 0; at < buckets.length; at++) {
            float one = scale[at % scale.length];
            bytes[at] = (byte) (one == 0 ? 0 : Math.round(buckets[at] / one));
        }
        return bytes;
    }
}

package dev.penstock.inference.training;

import dev.penstock.inference.text.HashedNgrams;
import dev.penstock.inference.text.Shape;
import dev.penstock.inference.text.TextFeatures;
import java.util.List;
import java.util.Random;

/**
 * Fits logistic regressions over n-gram buckets, one a label, side by side: stochastic gradient descent with a step a weight that
 * shrinks as the weight moves (AdaGrad). A label that an example leaves open moves nothing. Only spam sees the shape.
 */
final class NgramFit {
    private static final int EPOCHS = 4;
    private static final float STEP = 0.3f;
    private static final float DECAY = 2e-6f;
    private static final long SEED = 20_261_123;

    private final List<String> labels;
    private final float[] buckets;
    private final float[] bucketSquares;
    private final float[] bias;
    private final float[] biasSquares;
    private final float[][] shape;
    private final float[][] shapeSquares;

    private NgramFit(List<String> labels) {
        this.labels = labels;
        int count = labels.size();
        buckets = new float[count * HashedNgrams.BUCKETS];
        bucketSquares = new float[buckets.length];
        bias = new float[count];
        biasSquares = new float[count];
        shape = new float[count][Shape.SIZE];
        shapeSquares = new float[count][Shape.SIZE];
    }

    /** Fits to {@code train}, in an order that depends on the seed only. */
    static LinearFit fit(List<String> labels, List<Prepared> train, float[] positiveWeights) {
        NgramFit fit = new NgramFit(labels);
        int[] order = new int[train.size()];
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int at : order) {
                fit.learn(train.get(at), positiveWeights);
            }
        }
        return new LinearFit(fit.bias, fit.buckets, fit.shape, new float[labels.size()][0]);
    }

    static void shuffle(int[] order, Random random) {
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }

    private void learn(Prepared prepared, float[] positiveWeights) {
        TextFeatures.Window window = prepared.windows().get(0);
        int count = labels.size();
        float norm = (float) (1 / Math.sqrt(Math.max(1, window.buckets().length)));
        float[] sums = new float[count];
        for (int bucket : window.buckets()) {
            for (int label = 0; label < count; label++) {
                sums[label] += buckets[bucket * count + label];
            }
        }
        for (int label = 0; label < count; label++) {
            int truth = prepared.truth(labels.get(label), true);
            if (truth < 0) {
                continue;
            }
            boolean shaped = labels.get(label).equals("spam");
            double logit = bias[label] + sums[label] * norm;
            for (int i = 0; shaped && i < Shape.SIZE; i++) {
                logit += shape[label][i] * prepared.shape()[i];
            }
            float weight = prepared.example().weight() * (truth == 1 ? positiveWeights[label] : 1);
            float slope = weight * (float) (1 / (1 + Math.exp(-logit)) - truth);
            move(bias, biasSquares, label, slope);
            for (int i = 0; shaped && i < Shape.SIZE; i++) {
                move(shape[label], shapeSquares[label], i, slope * prepared.shape()[i]);
            }
            for (int bucket : window.buckets()) {
                move(buckets, bucketSquares, bucket * count + label, slope * norm);
            }
        }
    }

    private static void move(float[] weights, float[] squares, int at, float slope) {
        float pull = slope + DECAY * weights[at];
        squares[at] += pull * pull;
        weights[at] -= STEP * pull / (float) Math.sqrt(squares[at] + 1e-8f);
    }
}

package dev.penstock.inference.training;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.Shape;
import java.util.List;
import java.util.Random;

/** Fits logistic regressions over sentence embeddings, as {@link NgramFit} does over n-grams. */
final class MeaningFit {
    private static final int EPOCHS = 15;
    private static final float STEP = 0.15f;
    private static final long SEED = 20_261_124;

    private MeaningFit() {}

    static LinearFit fit(List<String> labels, List<Prepared> train, float[] positiveWeights) {
        int count = labels.size();
        float[] bias = new float[count];
        float[][] shape = new float[count][Shape.SIZE];
        float[][] meaning = new float[count][SentenceEncoder.SIZE];
        for (int label = 0; label < count; label++) {
            fit(labels.get(label), train, positiveWeights[label], bias, label, shape[label], meaning[label]);
        }
        return new LinearFit(bias, new float[0], shape, meaning);
    }

    private static void fit(
            String label,
            List<Prepared> train,
            float positiveWeight,
            float[] bias,
            int at,
            float[] shape,
            float[] meaning) {
        boolean shaped = label.equals("spam");
        float[] squares = new float[SentenceEncoder.SIZE];
        float[] shapeSquares = new float[Shape.SIZE];
        float biasSquares = 0;
        int[] order = new int[train.size()];
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            NgramFit.shuffle(order, random);
            for (int next : order) {
                Prepared prepared = train.get(next);
                int truth = prepared.truth(label, true);
                if (truth < 0) {
                    continue;
                }
                float[] embedding = prepared.windows().get(0).embedding();
                double logit = bias[at];
                for (int i = 0; i < embedding.length; i++) {
                    logit += meaning[i] * embedding[i];
                }
                for (int i = 0; shaped && i < Shape.SIZE; i++) {
                    logit += shape[i] * prepared.shape()[i];
                }
                float slope = prepared.example().weight()
                        * (truth == 1 ? positiveWeight : 1)
                        * (float) (1 / (1 + Math.exp(-logit)) - truth);
                biasSquares += slope * slope;
                bias[at] -= STEP * slope / (float) Math.sqrt(biasSquares + 1e-8f);
                move(meaning, squares, embedding, slope);
                if (shaped) {
                    move(shape, shapeSquares, prepared.shape(), slope);
                }
            }
        }
    }

    private static void move(float[] weights, float[] squares, float[] values, float slope) {
        for (int i = 0; i < weights.length; i++) {
            float pull = slope * values[i];
            squares[i] += pull * pull;
            weights[i] -= STEP * pull / (float) Math.sqrt(squares[i] + 1e-8f);
        }
    }
}

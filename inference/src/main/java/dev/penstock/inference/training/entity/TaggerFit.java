package dev.penstock.inference.training.entity;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.entity.TagFeatures;
import dev.penstock.inference.entity.TaggerWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits a linear-chain conditional random field by stochastic gradient descent with a step a weight that shrinks as the weight moves
 * (AdaGrad). The order depends on the seed only.
 */
final class TaggerFit {
    private static final int TAGS = Tag.values().length;
    private static final int EPOCHS = 12;
    private static final float STEP = 0.15f;
    private static final float DECAY = 1e-6f;
    private static final long SEED = 20_261_127;

    private final Parts parts;
    private final Weights follows = new Weights((TAGS + 1) * TAGS);
    private final Weights buckets = new Weights(TagFeatures.BUCKETS * TAGS);
    private final Weights vector = new Weights(TAGS * SentenceEncoder.SIZE);

    /** Which features are used. */
    enum Parts {
        SPELLING("spelling"),
        MEANING("meaning"),
        BOTH("both");

        final String word;

        Parts(String word) {
            this.word = word;
        }
    }

    /** A line to learn from. */
    record Prepared(LabelledLine line, TagFeatures.Line features) {}

    /** Numbers that are learnt. */
    private static final class Weights {
        final float[] values;
        private final float[] squares;

        Weights(int count) {
            values = new float[count];
            squares = new float[count];
        }

        void move(int at, float slope) {
            float pull = slope + DECAY * values[at];
            squares[at] += pull * pull;
            values[at] -= STEP * pull / (float) Math.sqrt(squares[at] + 1e-6f);
        }
    }

    private TaggerFit(Parts parts) {
        this.parts = parts;
    }

    static TaggerWeights fit(Parts parts, List<Prepared> lines, String encoderSha256) {
        TaggerFit fit = new TaggerFit(parts);
        int[] order = new int[lines.size()];
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = 0; i < order.length; i++) {
                int other = random.nextInt(i + 1);
                order[i] = order[other];
                order[other] = i;
            }
            for (int at : order) {
                fit.learn(lines.get(at));
            }
        }
        return fit.packed(encoderSha256);
    }

    private void learn(Prepared prepared) {
        TagFeatures.Line features = prepared.features();
        double[][] scores = scores(features);
        double[][] forward = forward(scores);
        double[][] backward = backward(scores);
        double all = logSum(forward[scores.length - 1]);
        for (int token = 0; token < scores.length; token++) {
            int truth = prepared.line().tags().get(token).number();
            for (int tag = 0; tag < TAGS; tag++) {
                double likely = Math.exp(forward[token][tag] + backward[token][tag] - all);
                float slope = (float) (likely - (tag == truth ? 1 : 0));
                if (Math.abs(slope) > 1e-4f) {
                    move(features, token, tag, slope);
                }
            }
            int before =
                    token == 0 ? TAGS : prepared.line().tags().get(token - 1).number();
            moveFollows(token, before, truth, scores, forward, backward, all);
        }
    }

    private void move(TagFeatures.Line features, int token, int tag, float slope) {
        if (parts != Parts.MEANING) {
            for (int bucket : features.buckets()[token]) {
                buckets.move(bucket * TAGS + tag, slope);
            }
        }
        if (parts != Parts.SPELLING) {
            for (int i = 0; i < SentenceEncoder.SIZE; i++) {
                vector.move(tag * SentenceEncoder.SIZE + i, slope * features.vectors()[token][i]);
            }
        }
    }

    private void moveFollows(
            int token, int before, int truth, double[][] scores, double[][] forward, double[][] backward, double all) {
        int from = token == 0 ? TAGS : 0;
        int to = token == 0 ? TAGS + 1 : TAGS;
        float[] slopes = new float[(TAGS + 1) * TAGS];
        for (int other = from; other < to; other++) {
            for (int tag = 0; tag < TAGS; tag++) {
                double came = token == 0 ? 0 : forward[token - 1][other];
                slopes[other * TAGS + tag] = (float) Math.exp(
                        came + follows.values[other * TAGS + tag] + scores[token][tag] + backward[token][tag] - all);
            }
        }
        slopes[before * TAGS + truth] -= 1;
        for (int at = from * TAGS; at < to * TAGS; at++) {
            follows.move(at, slopes[at]);
        }
    }

    private double[][] scores(TagFeatures.Line features) {
        double[][] scores = new double[features.size()][TAGS];
        for (int token = 0; token < scores.length; token++) {
            for (int bucket : features.buckets()[token]) {
                for (int tag = 0; tag < TAGS; tag++) {
                    scores[token][tag] += buckets.values[bucket * TAGS + tag];
                }
            }
            for (int tag = 0; tag < TAGS; tag++) {
                for (int i = 0; i < SentenceEncoder.SIZE; i++) {
                    scores[token][tag] += vector.values[tag * SentenceEncoder.SIZE + i] * features.vectors()[token][i];
                }
            }
        }
        return scores;
    }

    private double[][] forward(double[][] scores) {
        double[][] forward = new double[scores.length][TAGS];
        double[] ways = new double[TAGS];
        for (int token = 0; token < scores.length; token++) {
            for (int tag = 0; tag < TAGS; tag++) {
                if (token == 0) {
                    forward[0][tag] = follows.values[TAGS * TAGS + tag] + scores[0][tag];
                    continue;
                }
                for (int before = 0; before < TAGS; before++) {
                    ways[before] = forward[token - 1][before] + follows.values[before * TAGS + tag];
                }
                forward[token][tag] = logSum(ways) + scores[token][tag];
            }
        }
        return forward;
    }

    private double[][] backward(double[][] scores) {
        double[][] backward = new double[scores.length][TAGS];
        double[] ways = new double[TAGS];
        for (int token = scores.length - 2; token >= 0; token--) {
            for (int tag = 0; tag < TAGS; tag++) {
                for (int after = 0; after < TAGS; after++) {
                    ways[after] =
                            follows.values[tag * TAGS + after] + scores[token + 1][after] + backward[token + 1][after];
                }
                backward[token][tag] = logSum(ways);
            }
        }
        return backward;
    }

    private static double logSum(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - most);
        }
        return most + Math.log(sum);
    }

    /** Weights of buckets as signed bytes: what is lost is far below what a line more or less to learn from changes. */
    private TaggerWeights packed(String encoderSha256) {
        float most = 1e-9f;
        for (float value : buckets.values) {
            most = Math.max(most, Math.abs(value));
        }
        float scale = most / Byte.MAX_VALUE;
        byte[] bytes = new byte[buckets.values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(buckets.values[i] / scale);
        }
        return new TaggerWeights(
                encoderSha256,
                rows(follows.values, TAGS + 1, TAGS),
                scale,
                bytes,
                rows(vector.values, TAGS, SentenceEncoder.SIZE));
    }

    private static float[][] rows(float[] values, int count, int length) {
        float[][] rows = new float[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = Arrays.copyOfRange(values, row * length, (row + 1) * length);
        }
        return rows;
    }
}

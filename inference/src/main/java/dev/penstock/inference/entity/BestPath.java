package dev.penstock.inference.entity;

import java.util.ArrayList;
import java.util.List;

/** The likeliest tags of a line, among those that may follow each other (Viterbi). */
public final class BestPath {
    private static final Tag[] TAGS = Tag.values();

    private BestPath() {}

    /**
     * @param scores by token and tag
     * @param follows by tag before and tag; the last row is for the first token
     */
    public static List<Tag> of(float[][] scores, float[][] follows) {
        int[][] came = new int[scores.length][TAGS.length];
        float[] best = new float[TAGS.length];
        for (int token = 0; token < scores.length; token++) {
            float[] next = new float[TAGS.length];
            for (int tag = 0; tag < TAGS.length; tag++) {
                next[tag] = Float.NEGATIVE_INFINITY;
                int from = token == 0 ? TAGS.length : 0;
                int to = token == 0 ? TAGS.length + 1 : TAGS.length;
                for (int before = from; before < to; before++) {
                    float score = (token == 0 ? 0 : best[before]) + follows[before][tag] + scores[token][tag];
                    if (TAGS[tag].mayFollow(token == 0 ? null : TAGS[before]) && score > next[tag]) {
                        next[tag] = score;
                        came[token][tag] = before;
                    }
                }
            }
            best = next;
        }
        return backwards(came, best);
    }

    private static List<Tag> backwards(int[][] came, float[] best) {
        int tag = 0;
        for (int other = 1; other < best.length; other++) {
            if (best[other] > best[tag]) {
                tag = other;
            }
        }
        List<Tag> path = new ArrayList<>();
        for (int token = came.length - 1; token >= 0; token--) {
            path.add(0, TAGS[tag]);
            tag = came[token][tag];
        }
        return path;
    }
}

package dev.penstock.inference.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Scores beside the truth, for the measures of one label. */
public record Ranking(List<Scored> scored) {
    /** One of them. */
    public record Scored(double score, boolean positive) {}

    public Ranking {
        scored = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    public int positives() {
        return (int) scored.stream().filter(Scored::positive).count();
    }

    public int negatives() {
        return scored.size() - positives();
    }

    /** The chance that a positive ranks above a negative, ties counting half; NaN without both. */
    public double areaUnderRoc() {
        double below = 0;
        double sum = 0;
        Scored[] ascending = scored.toArray(Scored[]::new);
        Arrays.sort(ascending, Comparator.comparingDouble(Scored::score));
        for (int from = 0; from < ascending.length; ) {
            int to = from;
            int positives = 0;
            while (to < ascending.length && ascending[to].score() == ascending[from].score()) {
                positives += ascending[to].positive() ? 1 : 0;
                to++;
            }
            int negatives = to - from - positives;
            sum += positives * (below + negatives / 2.0);
            below += negatives;
            from = to;
        }
        return sum / ((double) positives() * negatives());
    }

    /** The mean of the precision at each positive, from the top. */
    public double averagePrecision() {
        int seen = 0;
        int hits = 0;
        double sum = 0;
        for (Scored one : scored) {
            seen++;
            if (one.positive()) {
                hits++;
                sum += (double) hits / seen;
            }
        }
        return sum / hits;
    }

    /** What a threshold yields: scores at or above it are called positive. */
    public Cut at(double threshold) {
        int called = 0;
        int hits = 0;
        for (Scored one : scored) {
            if (one.score() >= threshold) {
                called++;
                hits += one.positive() ? 1 : 0;
            }
        }
        return new Cut(threshold, called, hits, positives());
    }

    /** How many were called positive, and how many of those are. */
    public record Cut(double threshold, int called, int hits, int positives) {
        public double precision() {
            return called == 0 ? 1 : (double) hits / called;
        }

        public double recall() {
            return (double) hits / positives;
        }

        double f1() {
            return f(1);
        }

        /** The F measure in which recall counts {@code beta} times as much as precision. */
        double f(double beta) {
            double square = beta * beta;
            return hits == 0 ? 0 : (1 + square) * precision() * recall() / (square * precision() + recall());
        }
    }
}

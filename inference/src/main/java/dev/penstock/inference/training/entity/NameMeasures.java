package dev.penstock.inference.training.entity;

import dev.penstock.inference.entity.TaggedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well names were found: a name counts as found where its kind and both ends are right (CoNLL 2003).
 *
 * @param names that there are
 */
record NameMeasures(int names, double precision, double recall, double f1) {
    /** Adds up lines. */
    static final class Count {
        private int there;
        private int claimed;
        private int right;

        void add(List<TaggedName> truth, List<TaggedName> found) {
            there += truth.size();
            claimed += found.size();
            Set<TaggedName> both = new HashSet<>(truth);
            both.retainAll(found);
            right += both.size();
        }

        NameMeasures measures() {
            double precision = claimed == 0 ? 0 : (double) right / claimed;
            double recall = there == 0 ? 0 : (double) right / there;
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return new NameMeasures(there, rounded(precision), rounded(recall), rounded(f1));
        }

        private static double rounded(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }
    }
}

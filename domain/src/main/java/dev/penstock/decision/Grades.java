package dev.penstock.decision;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names for the parts of a score's range, for what is not good or bad but more or less urgent: a verdict says what becomes of a
 * thing, a grade how much it is worth.
 *
 * @param label whose score is graded
 * @param from the lowest score in [0, 1] of each grade; one is 0, so that everything has a grade
 */
public record Grades(String label, SortedMap<String, Double> from) {
    public Grades {
        from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
        if (!from.containsValue(0.0)) {
            throw new IllegalArgumentException("one grade is from 0, found " + from);
        }
    }

    /** A grade and the bound that the score reached. */
    public record Grade(String name, Reason reason) {}

    /** @throws MissingScore when the label has no score */
    Grade of(Map<String, Double> scores) {
        Double score = scores.get(label);
        if (score == null) {
            throw new MissingScore(label, scores.keySet());
        }
        return from.entrySet().stream()
                .filter(grade -> score >= grade.getValue())
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(grade -> new Grade(grade.getKey(), new Reason(label, score, grade.getValue())))
                .orElseThrow(() -> new IllegalArgumentException("score " + score + " of '" + label + "' is below 0"));
    }
}

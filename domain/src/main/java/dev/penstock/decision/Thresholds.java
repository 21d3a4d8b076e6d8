package dev.penstock.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * When to reject, to hold, and what else: a label's score at or above its threshold suffices; reject is looked at before hold.
 *
 * @param reject thresholds in [0, 1] by label
 * @param hold likewise
 * @param otherwise when no threshold is reached
 */
public record Thresholds(SortedMap<String, Double> reject, SortedMap<String, Double> hold, Verdict otherwise) {
    public Thresholds {
        reject = Collections.unmodifiableSortedMap(new TreeMap<>(reject));
        hold = Collections.unmodifiableSortedMap(new TreeMap<>(hold));
    }

    /** @throws MissingScore when a label that has a threshold has no score: an unknown risk is not a low one */
    public Ruling rule(Map<String, Double> scores) {
        List<Reason> rejections = reached(reject, scores);
        List<Reason> holds = reached(hold, scores);
        if (!rejections.isEmpty()) {
            return new Ruling(Verdict.REJECT, rejections);
        }
        return holds.isEmpty() ? new Ruling(otherwise, List.of()) : new Ruling(Verdict.HOLD, holds);
    }

    /** Changes whenever a threshold does: a name-based UUID of their text. */
    public String version() {
        String text = "reject" + reject + " hold" + hold + " otherwise " + otherwise.word();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static List<Reason> reached(Map<String, Double> thresholds, Map<String, Double> scores) {
        List<Reason> reasons = new ArrayList<>();
        thresholds.forEach((label, threshold) -> {
            Double score = scores.get(label);
            if (score == null) {
                throw new MissingScore(label, scores.keySet());
            }
            if (score >= threshold) {
                reasons.add(new Reason(label, score, threshold));
            }
        });
        return reasons;
    }
}

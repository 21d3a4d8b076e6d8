package dev.penstock.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to reject, to hold, and what else: a label's score at or above its threshold suffices; reject is looked at before hold.
 *
 * @param reject thresholds in [0, 1] by label
 * @param hold likewise; where one is reached and none of those, a person decides
 * @param approve likewise; what counts where neither of those is reached
 * @param otherwise when no threshold is reached
 * @param grades beside the verdict, if any
 */
public record Thresholds(
        SortedMap<String, Double> reject,
        SortedMap<String, Double> hold,
        SortedMap<String, Double> approve,
        Verdict otherwise,
        @Nullable Grades grades) {
    public Thresholds {
        reject = Collections.unmodifiableSortedMap(new TreeMap<>(reject));
        hold = Collections.unmodifiableSortedMap(new TreeMap<>(hold));
        approve = Collections.unmodifiableSortedMap(new TreeMap<>(approve));
    }

    /** Which turn down only, without grades. */
    public Thresholds(SortedMap<String, Double> reject, SortedMap<String, Double> hold, Verdict otherwise) {
        this(reject, hold, new TreeMap<>(), otherwise, null);
    }

    /** @throws MissingScore when a label that has a threshold has no score: an unknown risk is not a low one */
    public Ruling rule(Map<String, Double> scores) {
        List<Reason> rejections = reached(reject, scores);
        List<Reason> holds = reached(hold, scores);
        List<Reason> approvals = reached(approve, scores);
        if (!rejections.isEmpty()) {
            return graded(Verdict.REJECT, rejections, scores);
        }
        if (!holds.isEmpty()) {
            return graded(Verdict.HOLD, holds, scores);
        }
        return graded(approvals.isEmpty() ? otherwise : Verdict.APPROVE, approvals, scores);
    }

    private Ruling graded(Verdict verdict, List<Reason> reasons, Map<String, Double> scores) {
        if (grades == null) {
            return new Ruling(verdict, reasons);
        }
        Grades.Grade grade = grades.of(scores);
        List<Reason> all = new ArrayList<>(reasons);
        all.add(grade.reason());
        return new Ruling(verdict, all, grade.name());
    }

    /** Changes whenever a threshold does: a name-based UUID of their text. */
    public String version() {
        String text = "reject" + reject + " hold" + hold + (approve.isEmpty() ? "" : " approve" + approve)
                + " otherwise " + otherwise.word();
        String withGrades = grades == null ? text : text + " grades of " + grades.label() + grades.from();
        return UUID.nameUUIDFromBytes(withGrades.getBytes(StandardCharsets.UTF_8))
                .toString();
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

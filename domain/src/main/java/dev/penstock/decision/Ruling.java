package dev.penstock.decision;

import java.util.List;

/**
 * What thresholds say of scores.
 *
 * @param reasons the scores that led to it; empty when none reached a threshold
 */
public record Ruling(Verdict verdict, List<Reason> reasons) {
    public Ruling {
        reasons = List.copyOf(reasons);
    }
}

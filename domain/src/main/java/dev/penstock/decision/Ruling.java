package dev.penstock.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds say of scores.
 *
 * @param reasons the scores that led to it; empty when none reached a threshold
 * @param grade where the stage gives grades
 */
public record Ruling(
        Verdict verdict, List<Reason> reasons, @Nullable String grade) {
    public Ruling {
        reasons = List.copyOf(reasons);
    }

    /** Without a grade. */
    public Ruling(Verdict verdict, List<Reason> reasons) {
        this(verdict, reasons, null);
    }
}

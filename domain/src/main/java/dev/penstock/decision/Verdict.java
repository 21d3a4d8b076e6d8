package dev.penstock.decision;

import java.util.Locale;

/** What becomes of the thing that an event is about. */
public enum Verdict {
    APPROVE,
    /** A person is to decide. */
    HOLD,
    REJECT;

    /** Its name in definitions and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Verdict parse(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("a verdict is approve, hold or reject, found '" + word + "'");
    }
}

package dev.penstock.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source's wish to have the decision in the answer.
 *
 * @param within how long a sender is kept waiting for it, from the moment when its event is known; {@link #WITHIN_MIN} to {@link #WITHIN_MAX}
 * @param pipeline whose decision it is; null for the first that is taken
 */
public record DecisionWish(Duration within, @Nullable String pipeline) {
    public static final Duration WITHIN_MIN = Duration.ofMillis(20);
    public static final Duration WITHIN_MAX = Duration.ofMillis(500);
    public static final Duration WITHIN_DEFAULT = Duration.ofMillis(300);

    public DecisionWish {
        if (within.compareTo(WITHIN_MIN) < 0 || within.compareTo(WITHIN_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a decision is waited for from " + WITHIN_MIN + " to " + WITHIN_MAX + ", found " + within);
        }
    }
}

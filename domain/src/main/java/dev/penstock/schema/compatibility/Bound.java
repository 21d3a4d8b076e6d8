package dev.penstock.schema.compatibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One end of what numbers may be.
 *
 * @param exclusive whether the value itself is outside
 * @param keyword that says so
 */
record Bound(BigDecimal value, boolean exclusive, String keyword) {
    /** @param sign 1 for lower bounds, of which the higher is tighter; -1 for upper ones */
    static @Nullable Bound tighter(@Nullable Bound one, @Nullable Bound other, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.holds(one, sign) ? one : other;
    }

    /** Whether whatever keeps {@code given} keeps this bound too. */
    boolean holds(@Nullable Bound given, int sign) {
        if (given == null) {
            return false;
        }
        int order = given.value.compareTo(value) * sign;
        return order > 0 || (order == 0 && (given.exclusive || !exclusive));
    }

    /** Whether no number keeps both this lower bound and that upper one. */
    boolean excludes(@Nullable Bound upper) {
        if (upper == null) {
            return false;
        }
        int order = value.compareTo(upper.value);
        return order > 0 || (order == 0 && (exclusive || upper.exclusive));
    }
}

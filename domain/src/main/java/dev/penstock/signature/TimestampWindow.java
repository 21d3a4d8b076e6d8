package dev.penstock.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a timestamp may be from now. It bounds how long a captured delivery can be sent again.
 *
 * @param tolerance into the past and into the future, both ends included; more than zero
 */
public record TimestampWindow(TimestampUnit unit, Duration tolerance) {
    public TimestampWindow {
        if (tolerance.isZero() || tolerance.isNegative()) {
            throw new IllegalArgumentException("a timestamp's tolerance must be more than zero, found " + tolerance);
        }
    }

    /** @throws RefusedSignature when a timestamp is not within the window */
    void check(String timestamp, Instant now) {
        Optional<Instant> signedAt = unit.read(timestamp);
        if (signedAt.isEmpty()) {
            throw new RefusedSignature(RefusalCode.TIMESTAMP_MALFORMED, "the timestamp must be " + unit.rule());
        }
        check(signedAt.get(), now);
    }

    /** Likewise, of one that was read already. */
    void check(Instant signedAt, Instant now) {
        Duration age = Duration.between(signedAt, unit.truncate(now));
        if (age.compareTo(tolerance) > 0) {
            throw new RefusedSignature(
                    RefusalCode.TIMESTAMP_TOO_OLD,
                    "the timestamp is " + age.toSeconds() + " s old, allowed are " + tolerance.toSeconds() + " s");
        }
        if (age.negated().compareTo(tolerance) > 0) {
            throw new RefusedSignature(
                    RefusalCode.TIMESTAMP_IN_FUTURE,
                    "the timestamp is " + age.negated().toSeconds() + " s in the future, allowed are "
                            + tolerance.toSeconds() + " s");
        }
    }
}

package dev.penstock.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long one secret of a source is accepted. It names the secret, and never holds it.
 *
 * @param key of the configuration, where the value stands
 * @param from when a rotation made it active; null for a key that was not rotated in, but stands in the definitions. For people:
 *     it is accepted from the moment a server knows of it, since clocks differ
 * @param until when it ends; null while no end is known
 * @param changedAt when an operator last changed the term; null when nobody has
 * @param changedBy who did; null when nobody has
 */
public record SecretTerm(
        String source,
        String key,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    /** Of a key that stands in the definitions, while nobody has ended it. */
    static SecretTerm defined(String source, String key) {
        return new SecretTerm(source, key, null, null, null, null);
    }

    public SecretState stateAt(Instant now) {
        if (until == null) {
            return SecretState.ACTIVE;
        }
        return now.isBefore(until) ? SecretState.ENDING : SecretState.ENDED;
    }

    boolean endedAt(Instant now) {
        return stateAt(now) == SecretState.ENDED;
    }

    /** Ends at that time, or when it did before, if that is sooner: an end is never put off. */
    SecretTerm ending(Instant end, Instant now, String by) {
        return until != null && !until.isAfter(end) ? this : new SecretTerm(source, key, from, end, now, by);
    }
}

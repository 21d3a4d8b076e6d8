package dev.penstock.web.source;

import dev.penstock.source.SecretRotation;
import dev.penstock.source.SecretState;
import dev.penstock.source.SecretTerm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One secret of a source as the API shows it: by its key, and nothing of its value.
 *
 * @param key of the configuration
 * @param state {@code active}, {@code ending} or {@code ended}
 * @param from when it was rotated in; null for one of the definitions
 * @param until when it ends; null while no end is known
 * @param hasValue whether this server has a value for it, without which it is not accepted here; null once it has ended
 * @param changedBy the operator who last changed this; null when nobody has
 */
public record SecretView(
        String key,
        String state,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean hasValue,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    private static SecretView of(SecretTerm term, SecretState state, SecretRotation rotation) {
        return new SecretView(
                term.key(),
                state.name().toLowerCase(Locale.ROOT),
                term.from(),
                term.until(),
                state == SecretState.ENDED ? null : rotation.hasValue(term),
                term.changedAt(),
                term.changedBy());
    }

    /**
     * Those of a source, the one that was rotated in last first.
     *
     * @param current the key that a sender is given: the newest without an end; null when there is none
     */
    public record Listing(String source, @Nullable String current, List<SecretView> secrets) {
        static Listing of(String source, List<SecretTerm> terms, SecretRotation rotation, Instant now) {
            return new Listing(
                    source,
                    terms.stream()
                            .filter(term -> term.stateAt(now) == SecretState.ACTIVE)
                            .map(SecretTerm::key)
                            .findFirst()
                            .orElse(null),
                    terms.stream()
                            .map(term -> SecretView.of(term, term.stateAt(now), rotation))
                            .toList());
        }
    }
}

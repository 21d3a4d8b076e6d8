package dev.penstock.source;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditedStore;
import dev.penstock.signature.Secret;
import dev.penstock.source.SecretRefusal.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What operators do about secrets while the system runs. Every act is audited, and counts on this server at once. */
public final class SecretRotation {
    /** Secrets of a source that are accepted at a time: each costs a forged delivery a verification. */
    public static final int ACCEPTED_MAX = 10;

    /** A secret that has been replaced ends within this time. */
    public static final Duration KEEP_MAX = Duration.ofDays(365);

    /** How long a replaced secret is accepted when nobody says. */
    public static final Duration KEEP_DEFAULT = Duration.ofHours(24);

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** What the server itself is configured with; a sender is never given that. */
    private static final String OWN = "penstock.";

    private final CurrentSecrets current;
    private final SecretStore store;
    private final InstantSource clock;

    public SecretRotation(CurrentSecrets current, SecretStore store, InstantSource clock) {
        this.current = current;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The terms of a source as this server knows them, the newest first; those that have ended too.
     *
     * @throws SecretsUnknown before they have been read
     */
    public List<SecretTerm> of(String source) {
        Source known = source(source);
        return current.terms().orElseThrow(SecretsUnknown::new).of(known);
    }

    /** Whether this server has a value for it that the source can use. */
    public boolean hasValue(SecretTerm term) {
        return current.has(term.source(), term.key());
    }

    /**
     * Accepts another secret from now on, and lets those that are accepted now end.
     *
     * @param key where the new one stands in the configuration: it must have a value already
     * @param oldUntil when the others end, unless they do sooner; now or before for at once
     * @param who does it
     * @return the terms of the source
     * @throws SecretRefusal naming what was found and what is allowed
     */
    public List<SecretTerm> rotate(String source, String key, Instant oldUntil, String who) {
        Source known = source(source);
        requireName(key);
        Secret secret = value(known, key);
        return change(known, before -> {
            Instant now = clock.instant();
            if (oldUntil.isAfter(now.plus(KEEP_MAX))) {
                throw new SecretRefusal(
                        Code.END_INVALID,
                        "replaced secrets end within " + KEEP_MAX.toDays() + " days, found " + oldUntil);
            }
            Instant end = oldUntil.isBefore(now) ? now : oldUntil.truncatedTo(ChronoUnit.MICROS);
            requireNew(known, key, secret, before, now);
            List<SecretTerm> replaced = accepted(known, before, now);
            SecretTerms after = before.with(new SecretTerm(source, key, now, null, now, who));
            for (SecretTerm term : replaced) {
                after = after.with(term.ending(end, now, who));
            }
            Map<String, String> details =
                    Map.of("key", key, "replaced", keys(replaced), "replacedUntil", end.toString());
            return new AuditedStore.Change<>(
                    after, AuditEntry.of(now, who, "secret.rotate", "source/" + source, details));
        });
    }

    /**
     * Ends a secret now, also the last one: then every delivery is refused until another is rotated in.
     *
     * @throws SecretRefusal when the source has no such secret, or it has ended already
     */
    public List<SecretTerm> end(String source, String key, String who) {
        Source known = source(source);
        return change(known, before -> {
            Instant now = clock.instant();
            SecretTerm term = find(known, key, before)
                    .orElseThrow(() -> new SecretRefusal(
                            Code.SECRET_UNKNOWN,
                            "source " + source + " has no secret '" + key + "', it has "
                                    + keys(accepted(known, before, now))));
            if (term.endedAt(now)) {
                throw new SecretRefusal(Code.SECRET_KNOWN, "secret " + key + " ended at " + term.until() + " already");
            }
            return new AuditedStore.Change<>(
                    before.with(term.ending(now, now, who)),
                    AuditEntry.of(now, who, "secret.end", "source/" + source, Map.of("key", key)));
        });
    }

    private List<SecretTerm> change(Source source, Function<SecretTerms, AuditedStore.Change<SecretTerms>> act) {
        SecretTerms after = store.change(act);
        current.take(after);
        return after.of(source);
    }

    private Source source(String name) {
        return current.source(name)
                .orElseThrow(() -> new SecretRefusal(Code.SOURCE_UNKNOWN, "there is no source of this name"));
    }

    private static void requireName(String key) {
        if (!KEY.matcher(key).matches() || key.startsWith(OWN)) {
            throw new SecretRefusal(
                    Code.SECRET_KEY_INVALID,
                    "a secret's key has 1 to 200 letters, digits, dots, dashes and underscores and does not begin with "
                            + OWN + ", found '" + key + "'");
        }
    }

    private Secret value(Source source, String key) {
        try {
            return current.look(source, key);
        } catch (IllegalArgumentException e) {
            throw new SecretRefusal(Code.SECRET_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    /** A key that has ended stays ended, and so does a value: whoever knows it may be a stranger by now. */
    private void requireNew(Source source, String key, Secret secret, SecretTerms before, Instant now) {
        find(source, key, before).ifPresent(term -> {
            throw new SecretRefusal(
                    Code.SECRET_KNOWN,
                    term.endedAt(now)
                            ? "secret " + key + " ended at " + term.until()
                                    + " and stays ended: put the new one under another key"
                            : "secret " + key + " is accepted already");
        });
        for (SecretTerm term : before.of(source)) {
            if (current.hasSameValue(source, term.key(), secret)) {
                throw new SecretRefusal(
                        Code.SECRET_REPEATED,
                        "secret " + key + " has the same value as " + term.key() + ", which this source "
                                + (term.endedAt(now) ? "had before" : "has already"));
            }
        }
        if (accepted(source, before, now).size() >= ACCEPTED_MAX) {
            throw new SecretRefusal(
                    Code.TOO_MANY_SECRETS,
                    "a source accepts " + ACCEPTED_MAX + " secrets at a time: end one of "
                            + keys(accepted(source, before, now)) + " first");
        }
    }

    private static Optional<SecretTerm> find(Source source, String key, SecretTerms terms) {
        return terms.of(source).stream().filter(term -> term.key().equals(key)).findFirst();
    }

    private static List<SecretTerm> accepted(Source source, SecretTerms terms, Instant now) {
        return terms.of(source).stream().filter(term -> !term.endedAt(now)).toList();
    }

    private static String keys(List<SecretTerm> terms) {
        return terms.isEmpty() ? "none" : terms.stream().map(SecretTerm::key).collect(Collectors.joining(", "));
    }
}

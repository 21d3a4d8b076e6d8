package dev.penstock.source;

import dev.penstock.signature.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of all sources as this server knows them, in memory: the door asks no database, and goes on with what is known
 * while the database is away. Values come from the configuration, are looked up when a key becomes known, and are kept: a new
 * value needs a new key. Safe for use by many threads.
 */
public final class CurrentSecrets {
    /** Of a source, for diagnoses: the ones that ended last. */
    private static final int ENDED_HELD_MAX = 5;

    /** @param terms null until they have been read */
    private record Snapshot(@Nullable SecretTerms terms, Map<String, Keyring> keyrings, List<String> problems) {}

    private record Place(String source, String key) {}

    private final Map<String, Source> sources = new TreeMap<>();
    private final ConfigValues config;
    private final InstantSource clock;
    private final Map<Place, Secret> values = new HashMap<>();
    private volatile Snapshot snapshot = new Snapshot(null, Map.of(), List.of());

    /** Accepts nothing until {@link #refresh} has succeeded once. */
    public CurrentSecrets(Collection<Source> sources, ConfigValues config, InstantSource clock) {
        sources.forEach(source -> this.sources.put(source.name(), source));
        this.config = config;
        this.clock = clock;
    }

    /**
     * Looks whether terms have changed, and takes over what has; looks again for values that were missing. What it throws leaves
     * everything as it was.
     *
     * @return whether anything was taken over
     */
    public boolean refresh(SecretStore store) {
        Snapshot now = snapshot;
        if (now.terms() == null || store.stamp() != now.terms().stamp()) {
            return take(store.read());
        }
        return !now.problems().isEmpty() && take(now.terms());
    }

    /** Takes over what is known to be the case, unless something newer is. */
    synchronized boolean take(SecretTerms terms) {
        SecretTerms known = snapshot.terms();
        if (known != null && terms.stamp() < known.stamp()) {
            return false;
        }
        List<String> problems = new ArrayList<>();
        Map<String, Keyring> keyrings = new HashMap<>();
        for (Source source : sources.values()) {
            keyrings.put(source.name(), keyring(source, terms.of(source), problems));
        }
        snapshot = new Snapshot(terms, Map.copyOf(keyrings), List.copyOf(problems));
        return true;
    }

    private Keyring keyring(Source source, List<SecretTerm> terms, List<String> problems) {
        Instant now = clock.instant();
        List<Keyring.Held> held = new ArrayList<>();
        for (SecretTerm term : terms) {
            try {
                held.add(new Keyring.Held(term.key(), value(source, term.key()), term.until()));
            } catch (IllegalArgumentException e) {
                if (!term.endedAt(now)) {
                    problems.add("source " + source.name() + ": " + e.getMessage());
                }
            }
        }
        if (terms.isEmpty()) {
            problems.add("source " + source.name() + " has no secret");
        }
        List<Keyring.Held> endedLongAgo = held.stream()
                .filter(one -> one.endedAt(now))
                .sorted((one, other) -> end(other).compareTo(end(one)))
                .skip(ENDED_HELD_MAX)
                .toList();
        held.removeAll(endedLongAgo);
        return new Keyring(held);
    }

    private static Instant end(Keyring.Held held) {
        return held.until() == null ? Instant.MAX : held.until();
    }

    private Secret value(Source source, String key) {
        Place place = new Place(source.name(), key);
        Secret known = values.get(place);
        if (known != null) {
            return known;
        }
        Secret found = look(source, key);
        values.put(place, found);
        return found;
    }

    /** @throws IllegalArgumentException naming the key, when it has no value or one that the source's scheme cannot use */
    Secret look(Source source, String key) {
        ConfigKey reference = new ConfigKey(key);
        Secret secret = config.find(key)
                .filter(text -> !text.isBlank())
                .map(Secret::new)
                .orElseThrow(() ->
                        new IllegalArgumentException("secret " + reference + " has no value in the configuration"));
        try {
            source.signature().requireUsable(secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret " + reference + " cannot be used: " + e.getMessage(), e);
        }
        return secret;
    }

    /** Whether a key has a value now that the source can use. */
    boolean has(String source, String key) {
        Keyring keyring = snapshot.keyrings().get(source);
        return keyring != null
                && keyring.held().stream().anyMatch(held -> held.key().equals(key));
    }

    /** Whether a key stands for the same secret; not, when it has no value any more. */
    synchronized boolean hasSameValue(Source source, String key, Secret secret) {
        try {
            return MessageDigest.isEqual(bytes(value(source, key)), bytes(secret));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    Optional<Source> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** What is known; empty before it has been read. */
    Optional<SecretTerms> terms() {
        return Optional.ofNullable(snapshot.terms());
    }

    /** @throws SecretsUnknown before the terms have been read */
    Keyring of(String source) {
        Snapshot now = snapshot;
        Keyring keyring = now.keyrings().get(source);
        if (now.terms() == null || keyring == null) {
            throw new SecretsUnknown();
        }
        return keyring;
    }

    /** Each secret that should be accepted and cannot be, for its value: source, key and why. No message holds a secret. */
    public List<String> problems() {
        return snapshot.problems();
    }

    /** @throws UnusableSecrets naming every source and key that has no value, or one that the source's scheme cannot use */
    public void requireUsable() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new UnusableSecrets(problems);
        }
    }
}

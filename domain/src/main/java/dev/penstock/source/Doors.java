package dev.penstock.source;

import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Keys;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The doors of all sources, each with the secrets that were active when it was opened. */
public final class Doors {
    private final Map<String, Door> bySource;

    private Doors(Map<String, Door> bySource) {
        this.bySource = Map.copyOf(bySource);
    }

    /**
     * Opens the doors of these sources.
     *
     * @throws UnusableSecrets naming every source and key that has no value, or one that the source's scheme cannot use
     */
    public static Doors open(Collection<Source> sources, ConfigValues config) {
        List<String> problems = new ArrayList<>();
        Map<String, Door> doors = new TreeMap<>();
        for (Source source : sources) {
            List<Secret> secrets = new ArrayList<>();
            for (ConfigKey key : source.secrets()) {
                secret(source, key, config, problems).ifPresent(secrets::add);
            }
            if (source.secrets().isEmpty()) {
                problems.add("source " + source.name() + " has no secret");
            }
            doors.put(source.name(), new Door(source, secrets));
        }
        if (!problems.isEmpty()) {
            throw new UnusableSecrets(problems);
        }
        return new Doors(doors);
    }

    private static Optional<Secret> secret(Source source, ConfigKey key, ConfigValues config, List<String> problems) {
        Optional<String> value = config.find(key.name()).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            problems.add("source " + source.name() + ": secret " + key + " has no value in the configuration");
            return Optional.empty();
        }
        Secret secret = new Secret(value.get());
        try {
            source.signature().requireUsable(secret);
        } catch (IllegalArgumentException e) {
            problems.add("source " + source.name() + ": secret " + key + " cannot be used: " + e.getMessage());
        }
        return Optional.of(secret);
    }

    /** The door of a source; empty when there is no such source. */
    public Optional<Door> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /**
     * Why a door refuses a delivery's signature; may take long.
     *
     * @param now when it came
     */
    public List<Diagnosis> examine(SignatureDoctor doctor, Door door, WebhookRequest delivery, Instant now) {
        List<Secret> others = bySource.values().stream()
                .filter(other -> !other.equals(door))
                .flatMap(other -> other.secrets().stream())
                .toList();
        return doctor.examine(door.source().signature(), delivery, new Keys(door.secrets(), List.of(), others), now);
    }
}

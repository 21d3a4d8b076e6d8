package dev.penstock.schema.registry;

import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is registered at one time.
 *
 * @param stamp differs from that of any other time
 * @param nextId of the next schema that nobody has registered yet
 * @param versions by subject and number
 * @param settings by subject; those of {@link #GLOBAL} count for all
 */
public record Registrations(
        long stamp,
        int nextId,
        SortedMap<VersionKey, RegisteredVersion> versions,
        SortedMap<String, SubjectSettings> settings) {
    /** Stands for all subjects; no subject has an empty name. */
    public static final String GLOBAL = "";

    public static final Registrations NONE = new Registrations(0, 1, new TreeMap<>(), new TreeMap<>());

    public Registrations {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A subject's versions, oldest first. */
    public List<RegisteredVersion> of(String subject, boolean withDeleted) {
        return versions.subMap(new VersionKey(subject, 0), new VersionKey(subject, Integer.MAX_VALUE)).values().stream()
                .filter(version -> withDeleted || !version.deleted())
                .toList();
    }

    public SortedSet<String> subjects(boolean withDeleted) {
        SortedSet<String> subjects = new TreeSet<>();
        versions.values().stream()
                .filter(version -> withDeleted || !version.deleted())
                .forEach(version -> subjects.add(version.subject()));
        return subjects;
    }

    public Optional<RegisteredVersion> newest(String subject) {
        List<RegisteredVersion> all = of(subject, false);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    public SubjectSettings settingsOf(String subject) {
        return settings.getOrDefault(subject, SubjectSettings.NONE);
    }

    public CompatibilityMode compatibility(String subject) {
        return Objects.requireNonNull(effective(subject).compatibility());
    }

    public Reading reading(String subject) {
        return Objects.requireNonNull(effective(subject).reading());
    }

    public RegistryMode mode(String subject) {
        return Objects.requireNonNull(effective(subject).mode());
    }

    private SubjectSettings effective(String subject) {
        return settingsOf(subject).orElse(settingsOf(GLOBAL)).orElse(SubjectSettings.INITIAL);
    }

    Registrations with(RegisteredVersion version) {
        SortedMap<VersionKey, RegisteredVersion> changed = new TreeMap<>(versions);
        changed.put(new VersionKey(version.subject(), version.version()), version);
        return new Registrations(stamp, Math.max(nextId, version.id() + 1), changed, settings);
    }

    Registrations without(RegisteredVersion version) {
        SortedMap<VersionKey, RegisteredVersion> changed = new TreeMap<>(versions);
        changed.remove(new VersionKey(version.subject(), version.version()));
        return new Registrations(stamp, nextId, changed, settings);
    }

    Registrations withSettings(String subject, SubjectSettings given) {
        SortedMap<String, SubjectSettings> changed = new TreeMap<>(settings);
        if (given.equals(SubjectSettings.NONE)) {
            changed.remove(subject);
        } else {
            changed.put(subject, given);
        }
        return new Registrations(stamp, nextId, versions, changed);
    }

    /** The same as it is called after it has been written. */
    public Registrations stamped(long newStamp) {
        return new Registrations(newStamp, nextId, versions, settings);
    }
}

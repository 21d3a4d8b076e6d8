package dev.penstock.schema.registry;

import dev.penstock.schema.EventSchema;
import dev.penstock.schema.InvalidSchema;
import dev.penstock.schema.compatibility.CompatibilityCheck;
import dev.penstock.schema.registry.RegistryRefusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Registers and deletes versions, and says whether a schema could become one. */
public final class SchemaRegistry {
    public static final int SUBJECT_LENGTH_MAX = 255;

    /** The longest schema, in characters. */
    public static final int SCHEMA_LENGTH_MAX = 1 << 20;

    private final SchemaStore store;

    public SchemaRegistry(SchemaStore store) {
        this.store = store;
    }

    public Registrations registrations() {
        return store.read();
    }

    /** Registers a schema; one that is a live version of the subject already is that version. */
    public RegisteredVersion register(String subject, String text) {
        EventSchema candidate = candidate(subject, text);
        Registrations registered = store.change(now -> {
            List<RegisteredVersion> live = now.of(subject, false);
            if (find(live, candidate).isPresent()) {
                return now;
            }
            requireWritable(now, subject);
            List<CompatibilityCheck.Finding> findings = check(now, candidate, live);
            if (!findings.isEmpty()) {
                throw new RegistryRefusal(
                        Reason.INCOMPATIBLE,
                        "the schema is not " + now.compatibility(subject) + " compatible with the versions of '"
                                + subject
                                + "', reading " + now.reading(subject).word() + ": "
                                + findings.stream()
                                        .map(CompatibilityCheck.Finding::sentence)
                                        .collect(Collectors.joining("; ")));
            }
            List<RegisteredVersion> all = now.of(subject, true);
            int number = all.isEmpty() ? 1 : all.get(all.size() - 1).version() + 1;
            return now.with(new RegisteredVersion(subject, number, idFor(now, candidate), text, false));
        });
        return find(registered.of(subject, false), candidate)
                .orElseThrow(() -> new IllegalStateException("what was registered just now is not there"));
    }

    /** The version that says the same as a schema, if any. */
    public static Optional<RegisteredVersion> find(List<RegisteredVersion> versions, EventSchema candidate) {
        return versions.stream()
                .filter(version -> version.compiled().saysTheSameAs(candidate))
                .findFirst();
    }

    /** The schema's id, if it was registered under any subject before, else the next. */
    static int idFor(Registrations now, EventSchema candidate) {
        return now.versions().values().stream()
                .filter(version -> version.compiled().saysTheSameAs(candidate))
                .mapToInt(RegisteredVersion::id)
                .findFirst()
                .orElse(now.nextId());
    }

    /** What forbids a schema to become the next version after these. */
    public List<CompatibilityCheck.Finding> check(
            Registrations now, EventSchema candidate, List<RegisteredVersion> versions) {
        return CompatibilityCheck.of(
                candidate,
                versions.stream().map(RegisteredVersion::compiled).toList(),
                now.compatibility(candidate.type()),
                now.reading(candidate.type()));
    }

    /** A schema that is to be looked at for a subject. */
    public EventSchema candidate(String subject, String text) {
        if (subject.isEmpty()
                || subject.length() > SUBJECT_LENGTH_MAX
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new RegistryRefusal(
                    Reason.SUBJECT_INVALID,
                    "a subject is an event type of 1 to " + SUBJECT_LENGTH_MAX
                            + " characters without control characters");
        }
        if (text.length() > SCHEMA_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw new RegistryRefusal(
                    Reason.SCHEMA_INVALID,
                    "a schema has " + SCHEMA_LENGTH_MAX + " characters or fewer, none of them U+0000; found "
                            + text.length());
        }
        try {
            return EventSchema.compile(subject, 1, text);
        } catch (InvalidSchema e) {
            throw new RegistryRefusal(Reason.SCHEMA_INVALID, "no usable JSON Schema: " + e.getMessage());
        }
    }

    /** Deletes a subject's versions: softly, or, once that was done, for good. The numbers of those deleted. */
    public List<Integer> deleteSubject(String subject, boolean permanently) {
        List<RegisteredVersion> deleted = new ArrayList<>();
        store.change(now -> {
            List<RegisteredVersion> all = now.of(subject, true);
            List<RegisteredVersion> live = now.of(subject, false);
            if (all.isEmpty()) {
                throw Refusals.noSubject(subject);
            }
            if (live.isEmpty() && !permanently) {
                throw new RegistryRefusal(
                        Reason.SUBJECT_SOFTLY_DELETED,
                        "subject '" + subject + "' was softly deleted already; permanent=true deletes it for good");
            }
            if (!live.isEmpty() && permanently) {
                throw new RegistryRefusal(
                        Reason.SUBJECT_NOT_SOFTLY_DELETED,
                        "subject '" + subject + "' must be softly deleted before it is deleted for good");
            }
            requireWritable(now, subject);
            deleted.addAll(permanently ? all : live);
            Registrations changed = now;
            for (RegisteredVersion version : deleted) {
                changed = permanently ? changed.without(version) : changed.with(version.softlyDeleted());
            }
            return permanently ? changed.withSettings(subject, SubjectSettings.NONE) : changed;
        });
        return deleted.stream().map(RegisteredVersion::version).toList();
    }

    /** Deletes a version: softly, or, once that was done, for good. */
    public int deleteVersion(String subject, VersionNumber wanted, boolean permanently) {
        List<RegisteredVersion> deleted = new ArrayList<>();
        store.change(now -> {
            RegisteredVersion version = wanted.in(now, subject, true);
            if (version.deleted() && !permanently) {
                throw new RegistryRefusal(
                        Reason.VERSION_SOFTLY_DELETED,
                        "version " + version.version() + " of '" + subject
                                + "' was softly deleted already; permanent=true deletes it for good");
            }
            if (!version.deleted() && permanently) {
                throw new RegistryRefusal(
                        Reason.VERSION_NOT_SOFTLY_DELETED,
                        "version " + version.version() + " of '" + subject
                                + "' must be softly deleted before it is deleted for good");
            }
            requireWritable(now, subject);
            deleted.add(version);
            return permanently ? now.without(version) : now.with(version.softlyDeleted());
        });
        return deleted.get(0).version();
    }

    /** Sets what counts for a subject, or with {@link Registrations#GLOBAL} for all. */
    public Registrations set(String subject, UnaryOperator<SubjectSettings> change) {
        return store.change(now -> now.withSettings(subject, change.apply(now.settingsOf(subject))));
    }

    private static void requireWritable(Registrations now, String subject) {
        if (now.mode(subject) == RegistryMode.READONLY) {
            throw new RegistryRefusal(Reason.READ_ONLY, "subject '" + subject + "' is in mode READONLY");
        }
    }
}

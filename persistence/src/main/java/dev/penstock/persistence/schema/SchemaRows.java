package dev.penstock.persistence.schema;

import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.RegistryMode;
import dev.penstock.schema.registry.SubjectSettings;
import dev.penstock.schema.registry.VersionKey;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registrations as rows, and what of them a change has to write. */
final class SchemaRows {
    private static final String DELETE_VERSIONS = """
            DELETE FROM schema_version USING unnest(?::text[], ?::integer[]) AS gone (subject, version)
            WHERE schema_version.subject = gone.subject AND schema_version.version = gone.version""";

    private static final String WRITE_VERSIONS = """
            INSERT INTO schema_version (subject, version, id, text, deleted)
            SELECT subject, version, id, text, deleted = 1
            FROM unnest(?::text[], ?::integer[], ?::integer[], ?::text[], ?::integer[])
                AS given (subject, version, id, text, deleted)
            ON CONFLICT (subject, version) DO UPDATE SET deleted = EXCLUDED.deleted""";

    private static final String DELETE_SETTINGS =
            "DELETE FROM schema_settings WHERE subject IN (SELECT * FROM unnest(?::text[]))";

    private static final String WRITE_SETTINGS = """
            INSERT INTO schema_settings (subject, compatibility, reading, mode)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
            ON CONFLICT (subject) DO UPDATE
            SET compatibility = EXCLUDED.compatibility, reading = EXCLUDED.reading, mode = EXCLUDED.mode""";

    private final EntityManager entityManager;

    SchemaRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    static Registrations registrations(long stamp, int nextId, List<Object[]> versions, List<Object[]> settings) {
        SortedMap<VersionKey, RegisteredVersion> byKey = new TreeMap<>();
        for (Object[] row : versions) {
            RegisteredVersion version = new RegisteredVersion(
                    (String) row[0], (Integer) row[1], (Integer) row[2], (String) row[3], (Boolean) row[4]);
            byKey.put(new VersionKey(version.subject(), version.version()), version);
        }
        SortedMap<String, SubjectSettings> bySubject = new TreeMap<>();
        for (Object[] row : settings) {
            bySubject.put(
                    (String) row[0],
                    new SubjectSettings(
                            value(CompatibilityMode.class, row[1]),
                            value(Reading.class, row[2]),
                            value(RegistryMode.class, row[3])));
        }
        return new Registrations(stamp, nextId, byKey, bySubject);
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable Object name) {
        return name == null ? null : Enum.valueOf(type, (String) name);
    }

    void writeVersions(Registrations before, Registrations after) {
        List<VersionKey> gone = new ArrayList<>(before.versions().keySet());
        gone.removeAll(after.versions().keySet());
        for (List<VersionKey> some : portions(gone)) {
            try (ColumnStatement delete = ColumnStatement.on(entityManager, DELETE_VERSIONS)) {
                delete.texts(some.stream().map(VersionKey::subject))
                        .integers(some.stream().map(VersionKey::version))
                        .run();
            }
        }
        List<RegisteredVersion> changed = after.versions().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.versions().get(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        for (List<RegisteredVersion> some : portions(changed)) {
            try (ColumnStatement write = ColumnStatement.on(entityManager, WRITE_VERSIONS)) {
                write.texts(some.stream().map(RegisteredVersion::subject))
                        .integers(some.stream().map(RegisteredVersion::version))
                        .integers(some.stream().map(RegisteredVersion::id))
                        .texts(some.stream().map(RegisteredVersion::text))
                        .integers(some.stream().map(version -> version.deleted() ? 1 : 0))
                        .run();
            }
        }
    }

    void writeSettings(Registrations before, Registrations after) {
        List<String> gone = new ArrayList<>(before.settings().keySet());
        gone.removeAll(after.settings().keySet());
        for (List<String> some : portions(gone)) {
            try (ColumnStatement delete = ColumnStatement.on(entityManager, DELETE_SETTINGS)) {
                delete.texts(some.stream()).run();
            }
        }
        List<Map.Entry<String, SubjectSettings>> changed = after.settings().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.settings().get(entry.getKey())))
                .toList();
        for (List<Map.Entry<String, SubjectSettings>> some : portions(changed)) {
            try (ColumnStatement write = ColumnStatement.on(entityManager, WRITE_SETTINGS)) {
                write.texts(some.stream().map(Map.Entry::getKey))
                        .texts(some.stream().map(entry -> name(entry.getValue().compatibility())))
                        .texts(some.stream().map(entry -> name(entry.getValue().reading())))
                        .texts(some.stream().map(entry -> name(entry.getValue().mode())))
                        .run();
            }
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    void writeHead(Registrations after) {
        try (ColumnStatement write = ColumnStatement.on(
                entityManager,
                "UPDATE schema_registry SET stamp = given.stamp, next_id = given.next_id"
                        + " FROM unnest(?::bigint[], ?::integer[]) AS given (stamp, next_id)")) {
            write.longs(Stream.of(after.stamp()))
                    .integers(Stream.of(after.nextId()))
                    .run();
        }
    }

    private static <T> List<List<T>> portions(List<T> all) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ColumnStatement.ROWS_MAX) {
            portions.add(all.subList(from, Math.min(all.size(), from + ColumnStatement.ROWS_MAX)));
        }
        return portions;
    }
}

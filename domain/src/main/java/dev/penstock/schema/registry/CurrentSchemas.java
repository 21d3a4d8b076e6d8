package dev.penstock.schema.registry;

import dev.penstock.event.Event;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.Schemas;
import dev.penstock.schema.Violation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest schema of each type as this server knows it, compiled, in memory: checking an event asks no database, and goes on
 * with what is known while the database is away.
 */
public final class CurrentSchemas implements Schemas {
    private static final long NEVER = -1;

    private record Known(RegisteredVersion version, EventSchema schema) {}

    private record Snapshot(long stamp, Map<String, Known> newest) {}

    private volatile Snapshot snapshot;

    /** Begins with the schemas of the definitions, which serve until the registry has been read. */
    public CurrentSchemas(Collection<EventSchema> definitions) {
        Map<String, Known> newest = new HashMap<>();
        for (EventSchema schema : definitions) {
            RegisteredVersion version = new RegisteredVersion(schema.type(), schema.version(), 0, schema.text(), false);
            newest.merge(
                    schema.type(),
                    new Known(version, schema),
                    (one, other) -> one.version().version() > other.version().version() ? one : other);
        }
        snapshot = new Snapshot(NEVER, Map.copyOf(newest));
    }

    /**
     * Looks whether the registry has changed, and takes over what has. What it throws leaves everything as it was.
     *
     * @return whether anything was taken over
     */
    public boolean refresh(SchemaStore store) {
        return store.stamp() != snapshot.stamp() && take(store.read());
    }

    private synchronized boolean take(Registrations now) {
        if (now.stamp() < snapshot.stamp()) {
            return false;
        }
        Map<String, Known> known = snapshot.newest();
        Map<String, Known> newest = new HashMap<>();
        for (String subject : now.subjects(false)) {
            now.newest(subject).ifPresent(version -> {
                Known before = known.get(subject);
                newest.put(
                        subject,
                        before != null && before.version().equals(version)
                                ? before
                                : new Known(version, version.compiled()));
            });
        }
        snapshot = new Snapshot(now.stamp(), Map.copyOf(newest));
        return true;
    }

    @Override
    public List<Violation> violations(Event event) {
        Known known = snapshot.newest().get(event.type());
        return known == null ? List.of() : known.schema().violations(event.data());
    }
}

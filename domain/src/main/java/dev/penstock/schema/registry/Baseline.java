package dev.penstock.schema.registry;

import dev.penstock.schema.EventSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Registers the schemas of the definitions when a server starts: each file under its own number. */
public final class Baseline {
    private Baseline() {}

    /**
     * Registers what is not registered yet. The files are what an operator wants, so that compatibility is not asked here; a file
     * whose version is registered with the same content changes nothing, deleted or not.
     *
     * @throws IllegalStateException naming every file whose version number is taken by other content; then nothing was registered
     */
    public static void register(Collection<EventSchema> files, SchemaStore store) {
        Registrations now = store.read();
        if (!with(files, now).equals(now)) {
            store.change(before -> with(files, before));
        }
    }

    /** Most starts find everything registered: then nothing is locked, and nothing but reading is asked of the database. */
    private static Registrations with(Collection<EventSchema> files, Registrations now) {
        Registrations changed = now;
        List<String> taken = new ArrayList<>();
        List<EventSchema> sorted = files.stream()
                .sorted(Comparator.comparing(EventSchema::type).thenComparingInt(EventSchema::version))
                .toList();
        for (EventSchema file : sorted) {
            RegisteredVersion known = changed.versions().get(new VersionKey(file.type(), file.version()));
            if (known == null) {
                int id = SchemaRegistry.idFor(changed, file);
                changed = changed.with(new RegisteredVersion(file.type(), file.version(), id, file.text(), false));
            } else if (!known.compiled().saysTheSameAs(file)) {
                taken.add("file schemas/" + file.type() + "/" + file.version() + ".json has other content than version "
                        + known.version() + " of subject '" + known.subject() + "' in the registry (id " + known.id()
                        + "): versions never change, give the file the next free number");
            }
        }
        if (!taken.isEmpty()) {
            throw new IllegalStateException(String.join("; ", taken));
        }
        return changed;
    }
}

package dev.penstock.schema;

import dev.penstock.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Schemas in JSON Schema: for each type the one of the highest version serves. */
public final class JsonSchemas implements Schemas {
    private final List<EventSchema> all;
    private final Map<String, EventSchema> newest = new TreeMap<>();

    public JsonSchemas(Collection<EventSchema> schemas) {
        all = List.copyOf(schemas);
        for (EventSchema schema : schemas) {
            newest.merge(schema.type(), schema, (one, other) -> one.version() > other.version() ? one : other);
        }
    }

    /** Every version of every type. */
    public List<EventSchema> all() {
        return all;
    }

    @Override
    public List<Violation> violations(Event event) {
        EventSchema schema = newest.get(event.type());
        return schema == null ? List.of() : schema.violations(event.data());
    }
}

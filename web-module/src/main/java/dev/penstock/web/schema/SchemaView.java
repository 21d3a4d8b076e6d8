package dev.penstock.web.schema;

import dev.penstock.schema.registry.RegisteredVersion;
import dev.penstock.schema.registry.Registrations;
import java.util.List;

/** A type's schema as the API shows it. */
public record SchemaView(
        String type, int version, int id, List<Integer> versions, String compatibility, String reading, String mode) {
    /** All of them. */
    public record Listing(List<SchemaView> schemas) {}

    static SchemaView of(Registrations now, String type) {
        RegisteredVersion newest =
                now.newest(type).orElseThrow(() -> new IllegalArgumentException("no version of " + type));
        return new SchemaView(
                type,
                newest.version(),
                newest.id(),
                now.of(type, false).stream().map(RegisteredVersion::version).toList(),
                now.compatibility(type).name(),
                now.reading(type).word(),
                now.mode(type).name());
    }
}

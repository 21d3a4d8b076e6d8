package dev.penstock.definitions;

import dev.penstock.schema.EventSchema;
import dev.penstock.schema.InvalidSchema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code schemas/<type>/<n>.json}. */
final class SchemaFiles {
    private static final Pattern PATH = Pattern.compile("schemas/(.+)/([1-9][0-9]{0,5})\\.json");

    private SchemaFiles() {}

    /** The schema; absent when there was a problem, which is reported. */
    static Optional<EventSchema> read(String path, String text, Problems problems) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || !Names.SCHEMA_TYPE.matcher(parts.group(1)).matches()) {
            problems.add(new Problem(
                    path,
                    0,
                    "",
                    "a schema under this path",
                    "schemas/<type>/<n>.json: " + Names.SCHEMA_TYPE_FORM + ", and versions that count from 1"));
            return Optional.empty();
        }
        try {
            return Optional.of(EventSchema.compile(parts.group(1), Integer.parseInt(parts.group(2)), text));
        } catch (InvalidSchema e) {
            problems.add(new Problem(path, e.line(), e.pointer(), e.found(), e.allowed()));
            return Optional.empty();
        }
    }
}

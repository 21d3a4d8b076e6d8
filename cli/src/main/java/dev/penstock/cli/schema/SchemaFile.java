package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A schema in a file, as the registry wants it. */
final class SchemaFile {
    private SchemaFile() {}

    static ObjectNode body(Path file) {
        try {
            return body(Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": it must be a file of JSON in UTF-8", e);
        }
    }

    static ObjectNode body(String schema) {
        return JsonNodeFactory.instance.objectNode().put("schemaType", "JSON").put("schema", schema);
    }
}

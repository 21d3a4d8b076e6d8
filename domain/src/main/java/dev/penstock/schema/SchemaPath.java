package dev.penstock.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a schema says of the value at a pointer into the data, as far as that can be read off it: only {@code properties},
 * {@code items} and references are followed, and whatever else there may be is taken to allow everything.
 *
 * @param schema of that value; empty when nothing is known of it
 * @param possible false when the schema surely allows no value there
 * @param certain whether data that satisfies the schema surely has a value there
 */
public record SchemaPath(Optional<JsonNode> schema, boolean possible, boolean certain) {
    private static final SchemaPath UNKNOWN = new SchemaPath(Optional.empty(), true, true);
    private static final SchemaPath IMPOSSIBLE = new SchemaPath(Optional.empty(), false, false);
    private static final int REFERENCES_MAX = 32;

    /** Follows a pointer from the root of a schema. */
    public static SchemaPath follow(JsonNode root, JsonPointer pointer) {
        JsonNode schema = dereferenced(root, root);
        boolean certain = true;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            JsonNode member = schema.path("properties").path(name);
            JsonNode item = schema.path("items");
            if (!member.isMissingNode()) {
                certain = certain && requires(schema, name);
                schema = member;
            } else if (rest.mayMatchElement() && item.isObject() && !schema.has("prefixItems")) {
                certain = false;
                schema = item;
            } else if (closed(schema) && !rest.mayMatchElement()) {
                return IMPOSSIBLE;
            } else {
                return UNKNOWN;
            }
            schema = dereferenced(root, schema);
        }
        return new SchemaPath(Optional.of(schema), !schema.isBoolean() || schema.booleanValue(), certain);
    }

    /** The types that a schema names, {@code integer} beside {@code number} where it is one; empty when it names none. */
    public static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode named = schema.path("type");
        if (named.isTextual()) {
            types.add(named.textValue());
        }
        named.forEach(type -> types.add(type.asText()));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static boolean requires(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean closed(JsonNode schema) {
        JsonNode rest = schema.path("additionalProperties");
        return rest.isBoolean() && !rest.booleanValue() && !schema.has("patternProperties") && schema.has("properties");
    }

    private static JsonNode dereferenced(JsonNode root, JsonNode schema) {
        JsonNode target = schema;
        for (int i = 0; i < REFERENCES_MAX; i++) {
            String reference = target.path("$ref").asText();
            if (!reference.startsWith("#/") || reference.contains("%")) {
                break;
            }
            target = root.at(reference.substring(1));
        }
        return target;
    }
}

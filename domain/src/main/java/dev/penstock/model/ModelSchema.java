package dev.penstock.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.InvalidSchema;
import dev.penstock.schema.Violation;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes or says: a JSON Schema of an object, each member of which is an input or a part of the output. A member with
 * {@code contentEncoding: base64} is a file. Safe for use by many threads.
 */
public final class ModelSchema {
    private final EventSchema schema;
    private final NavigableSet<String> members = new TreeSet<>();
    private final NavigableSet<String> required = new TreeSet<>();

    private ModelSchema(EventSchema schema) {
        this.schema = schema;
        schema.document().path("properties").fieldNames().forEachRemaining(members::add);
        schema.document().path("required").forEach(name -> required.add(name.asText()));
    }

    /**
     * Compiles a schema, which is closed: it names all members.
     *
     * @throws InvalidSchema when it is no JSON Schema, or not one of an object with {@code properties} and
     *     {@code additionalProperties: false}
     */
    public static ModelSchema compile(String text) {
        EventSchema schema = EventSchema.compile("model", 1, text);
        JsonNode document = schema.document();
        if (!document.path("type").asText().equals("object")
                || document.path("properties").isEmpty()
                || !document.path("additionalProperties").isBoolean()
                || document.path("additionalProperties").asBoolean()) {
            throw new InvalidSchema(
                    0,
                    "",
                    "a schema that leaves the members open",
                    "type: object, properties with one member or more, additionalProperties: false");
        }
        return new ModelSchema(schema);
    }

    public JsonNode document() {
        return schema.document();
    }

    /** The names of all members. */
    public NavigableSet<String> members() {
        return Collections.unmodifiableNavigableSet(members);
    }

    /** The names of the members that must be there. */
    public Set<String> required() {
        return Collections.unmodifiableSet(required);
    }

    /** Whether a member is a file in base64. */
    public boolean isFile(String member) {
        return document()
                .path("properties")
                .path(member)
                .path("contentEncoding")
                .asText()
                .equals("base64");
    }

    /** How a value violates this schema: each place, what is allowed and what was found; empty when it does not. Never content. */
    public String violations(JsonNode value) {
        List<Violation> violations = schema.violations(value);
        return violations.stream()
                .map(violation -> (violation.pointer().isEmpty() ? "" : violation.pointer() + " ") + violation.message()
                        + ", found " + found(violation, value))
                .collect(Collectors.joining("; "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelSchema model && model.schema.saysTheSameAs(schema);
    }

    @Override
    public int hashCode() {
        return schema.document().hashCode();
    }

    @Override
    public String toString() {
        return "ModelSchema" + members;
    }

    private static String found(Violation violation, JsonNode value) {
        return violation.rule().equals("required") ? "none" : Found.words(value.at(violation.pointer()));
    }
}

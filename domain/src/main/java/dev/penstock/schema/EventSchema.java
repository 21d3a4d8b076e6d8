package dev.penstock.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.PathType;
import com.networknt.schema.ValidationMessage;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * One version of what the data of a type looks like, compiled: <a href="https://json-schema.org/draft/2020-12">JSON Schema
 * 2020-12</a>, or an older draft where {@code $schema} names it. It stands alone: references lead nowhere but into itself,
 * and nothing is ever fetched. {@code format} is asserted, not merely noted, because a schema here is a gate. Immutable, safe for use by many threads.
 */
public final class EventSchema {
    /** More violations of one event than that are not listed: they are for a person to read. */
    public static final int VIOLATIONS_MAX = 20;

    private static final JsonMapper STRICT_JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String type;
    private final int version;
    private final String text;
    private final JsonNode document;
    private final Dialect dialect;
    private final JsonSchema compiled;

    private EventSchema(
            String type, int version, String text, JsonNode document, Dialect dialect, JsonSchema compiled) {
        this.type = type;
        this.version = version;
        this.text = text;
        this.document = document;
        this.dialect = dialect;
        this.compiled = compiled;
    }

    /**
     * Compiles a schema.
     *
     * @param version counts from 1
     * @throws InvalidSchema when the text is not JSON, not a schema of its draft, or refers to something outside
     */
    public static EventSchema compile(String type, int version, String text) {
        JsonNode schema = parse(text);
        Dialect dialect = requireSchema(schema, text);
        requireOwnReferences(schema, "", text);
        EndlessReferences.in(schema).ifPresent(reference -> {
            throw new InvalidSchema(
                    0,
                    "",
                    "a reference '" + reference + "' that leads back to itself",
                    "references that go around only by way of a member or an item");
        });
        try {
            return new EventSchema(type, version, text, schema, dialect, Drafts.compile(dialect, schema));
        } catch (JsonSchemaException e) {
            throw new InvalidSchema(
                    0, "", "a schema that cannot be compiled", "references to parts that exist, valid patterns");
        }
    }

    public String type() {
        return type;
    }

    public int version() {
        return version;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The schema as JSON; not to be changed. */
    public JsonNode document() {
        return document;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Whether two texts say the same: spaces and the order of members do not matter. */
    public boolean saysTheSameAs(EventSchema other) {
        return document.equals(other.document);
    }

    /**
     * Whether the part of the schema at a pointer accepts a value.
     *
     * @param pointer to a schema within this one; empty for the whole
     */
    public boolean accepts(String pointer, JsonNode value) {
        JsonSchema part = compiled;
        if (!pointer.isEmpty()) {
            JsonNodePath path = new JsonNodePath(PathType.JSON_POINTER);
            for (String name : pointer.substring(1).split("/", -1)) {
                path = name.matches("0|[1-9][0-9]{0,8}")
                        ? path.append(Integer.parseInt(name))
                        : path.append(name.replace("~1", "/").replace("~0", "~"));
            }
            part = compiled.getSubSchema(path);
        }
        return part.validate(value).isEmpty();
    }

    /** The first {@value #VIOLATIONS_MAX} ways in which data violates the schema, by pointer; empty when it does not. */
    public List<Violation> violations(Payload data) {
        JsonNode json;
        try {
            json = data.json();
        } catch (MalformedPayload e) {
            return List.of(new Violation("", "json", String.valueOf(e.getMessage())));
        }
        return violations(json);
    }

    /** The same of data that is JSON already. */
    public List<Violation> violations(JsonNode json) {
        return compiled.validate(json).stream()
                .map(ViolationText::violation)
                .distinct()
                .sorted(Comparator.comparing(Violation::pointer)
                        .thenComparing(Violation::rule)
                        .thenComparing(Violation::message))
                .limit(VIOLATIONS_MAX)
                .toList();
    }

    private static JsonNode parse(String text) {
        try {
            return STRICT_JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidSchema(line, "", "a text that is not JSON", "one JSON document, each key once");
        }
    }

    private static Dialect requireSchema(JsonNode schema, String text) {
        if (!schema.isObject() || schema.isEmpty()) {
            throw new InvalidSchema(0, "", "no JSON object with keywords", "a JSON Schema");
        }
        Dialect dialect = Dialect.of(schema)
                .orElseThrow(() -> new InvalidSchema(
                        line(text, "/$schema"),
                        "/$schema",
                        "'" + schema.path("$schema").asText() + "'",
                        Dialect.all()));
        Drafts.meta(dialect).validate(schema).stream()
                .min(Comparator.comparing((ValidationMessage message) ->
                        message.getInstanceLocation().toString()))
                .ifPresent(message -> {
                    Violation violation = ViolationText.violation(message);
                    throw new InvalidSchema(
                            line(text, violation.pointer()),
                            violation.pointer(),
                            "a keyword that is misused",
                            violation.message());
                });
        return dialect;
    }

    private static void requireOwnReferences(JsonNode node, String pointer, String text) {
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            JsonNode reference = node.path(keyword);
            if (reference.isTextual() && !reference.asText().startsWith("#")) {
                throw new InvalidSchema(
                        line(text, pointer + "/" + keyword),
                        pointer + "/" + keyword,
                        "'" + reference.asText() + "'",
                        "references into the same file: #…");
            }
        }
        node.properties()
                .forEach(member -> requireOwnReferences(
                        member.getValue(),
                        pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                        text));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireOwnReferences(node.get(i), pointer + "/" + i, text);
            }
        }
    }

    /** The line on which the value at a pointer begins; 0 when there is none. */
    private static int line(String text, String pointer) {
        try (JsonParser parser = STRICT_JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.penstock.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * One version of what the data of a type looks like, compiled: <a href="https://json-schema.org/draft/2020-12">JSON Schema
 * 2020-12</a>. It stands alone: references lead nowhere but into itself, and nothing is ever fetched. {@code format} is
 * asserted, not merely noted, because a schema here is a gate. Immutable, safe for use by many threads.
 */
public final class EventSchema {
    /** More violations of one event than that are not listed: they are for a person to read. */
    public static final int VIOLATIONS_MAX = 20;

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonMapper STRICT_JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

    private static final JsonSchema META = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG);

    private final String type;
    private final int version;
    private final JsonSchema compiled;

    private EventSchema(String type, int version, JsonSchema compiled) {
        this.type = type;
        this.version = version;
        this.compiled = compiled;
    }

    /**
     * Compiles a schema.
     *
     * @param version counts from 1
     * @throws InvalidSchema when the text is not JSON, not a schema of 2020-12, or refers to something outside
     */
    public static EventSchema compile(String type, int version, String text) {
        JsonNode schema = parse(text);
        requireSchema(schema, text);
        requireOwnReferences(schema, "", text);
        try {
            JsonSchema compiled = FACTORY.getSchema(schema, CONFIG);
            compiled.initializeValidators();
            return new EventSchema(type, version, compiled);
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

    /** The first {@value #VIOLATIONS_MAX} ways in which data violates the schema, by pointer; empty when it does not. */
    public List<Violation> violations(Payload data) {
        JsonNode json;
        try {
            json = data.json();
        } catch (MalformedPayload e) {
            return List.of(new Violation("", "json", String.valueOf(e.getMessage())));
        }
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

    private static void requireSchema(JsonNode schema, String text) {
        JsonNode dialect = schema.path("$schema");
        if (!schema.isObject() || schema.isEmpty()) {
            throw new InvalidSchema(0, "", "no JSON object with keywords", "a JSON Schema");
        }
        if (!dialect.isMissingNode() && !dialect.asText().equals(DIALECT)) {
            throw new InvalidSchema(line(text, "/$schema"), "/$schema", "'" + dialect.asText() + "'", DIALECT);
        }
        META.validate(schema).stream()
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
    }

    private static void requireOwnReferences(JsonNode node, String pointer, String text) {
        for (String keyword : List.of("$ref", "$dynamicRef")) {
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

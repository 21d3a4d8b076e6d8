package dev.penstock.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goal: data that violates its schema is told so, pointer by pointer, without being quoted. Method: small schemas, small data. */
class JsonSchemasTest {
    private static final String COMMENT = """
            {
              "type": "object",
              "required": ["text", "kind"],
              "additionalProperties": false,
              "properties": {
                "text": { "type": ["string", "null"], "minLength": 2, "maxLength": 5 },
                "kind": { "enum": ["comment", "chat"] },
                "sent": { "type": "string", "format": "date-time" },
                "size": { "type": "integer", "minimum": 1 },
                "a/b~c": { "type": "array", "items": { "$ref": "#/$defs/word" }, "uniqueItems": true }
              },
              "$defs": { "word": { "type": "string", "pattern": "^[a-z]+$" } }
            }""";

    private final JsonSchemas schemas = new JsonSchemas(List.of(EventSchema.compile("comment", 1, COMMENT)));

    @Test
    void dataThatFollowsItsSchemaHasNoViolations() {
        assertThat(violations(
                        "{\"text\": null, \"kind\": \"chat\", \"a/b~c\": [\"x\"], \"sent\": \"2026-01-02T03:04:05Z\"}"))
                .isEmpty();
    }

    @Test
    void aTypeWithoutASchemaTakesAnything() {
        assertThat(schemas.violations(event("other", "not even JSON"))).isEmpty();
    }

    @Test
    void everyViolationHasItsPointerAndSaysWhatIsAllowed() {
        assertThat(
                        violations(
                                "{\"text\": \"secret words\", \"kind\": \"secret\", \"sent\": \"secret\", \"size\": -41, \"a/b~c\": [\"x\", \"SECRET\"], \"secret\": 1}"))
                .containsExactly(
                        new Violation("", "additionalProperties", "must have no members but those of the schema"),
                        new Violation("/a~1b~0c/1", "pattern", "must match \"^[a-z]+$\""),
                        new Violation("/kind", "enum", "must be one of [\"comment\",\"chat\"]"),
                        new Violation("/sent", "format", "must be of format date-time"),
                        new Violation("/size", "minimum", "must be 1 or more"),
                        new Violation("/text", "maxLength", "must have 5 characters or fewer"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(violations("{\"text\": 7}"))
                .containsExactly(
                        new Violation("", "required", "must have member 'kind'"),
                        new Violation("/text", "type", "must be of type string or null"));
    }

    @Test
    void dataThatIsNotJsonIsOneViolation() {
        assertThat(violations("{\"text\": secret}")).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEmpty();
            assertThat(violation.rule()).isEqualTo("json");
            assertThat(violation.message()).contains("line 1").doesNotContain("secret");
        });
        assertThat(violations("")).extracting(Violation::rule).containsExactly("json");
    }

    @Test
    void noMoreThanTwentyViolationsAreListed() {
        String numbers = IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(violations("{\"text\": null, \"kind\": \"chat\", \"a/b~c\": [" + numbers + "]}"))
                .hasSize(20);
    }

    @Test
    void theHighestVersionServes() {
        JsonSchemas versions = new JsonSchemas(List.of(
                EventSchema.compile("comment", 10, "{\"required\": [\"ten\"]}"),
                EventSchema.compile("comment", 9, "{\"required\": [\"nine\"]}")));
        assertThat(versions.violations(event("comment", "{}")))
                .extracting(Violation::message)
                .containsExactly("must have member 'ten'");
    }

    @Test
    void manyThreadsMayCheckAtOnce() {
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> violations(i % 2 == 0 ? "{}" : "{\"text\": \"ab\", \"kind\": \"chat\"}")
                                .size())
                        .collect(Collectors.groupingBy(size -> size, Collectors.counting())))
                .containsOnlyKeys(2, 0)
                .containsEntry(2, 1_000L);
    }

    @Test
    void whatIsNoSchemaIsRefusedWhenItIsLoaded() {
        assertInvalid("[]", "a JSON Schema");
        assertInvalid("{}", "a JSON Schema");
        assertInvalid(
                "{\"minLength\": \"two\"}",
                "/minLength: found a keyword that is misused; allowed: must be of type integer");
        assertInvalid("{\"type\": \"text\"}", "/type: found a keyword that is misused");
        assertInvalid(
                "{\"$schema\": \"http://json-schema.org/draft-03/schema#\", \"type\": \"object\"}", "2020-12/schema");
        assertInvalid("{\"$ref\": \"#/$defs/nowhere\"}", "references to parts that exist");
        assertInvalid("{\"pattern\": \"(\"}", "");
    }

    @Test
    void olderDraftsAreReadAsTheyWereMeant() {
        EventSchema draft04 = EventSchema.compile(
                "comment",
                1,
                "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"minimum\": 1, \"exclusiveMinimum\": true}");
        EventSchema draft07 = EventSchema.compile(
                "comment",
                1,
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": [{\"type\": \"string\"}]}");

        assertThat(draft04.violations(event("comment", "1").data())).hasSize(1);
        assertThat(draft04.violations(event("comment", "2").data())).isEmpty();
        assertThat(draft07.violations(event("comment", "[1]").data())).hasSize(1);
        assertThat(draft07.violations(event("comment", "[\"x\", 1]").data())).isEmpty();
    }

    @Test
    void aSchemaThatLeadsBackToItselfForTheSameValueIsRefusedAndATreeIsNot() {
        assertInvalid("{\"anyOf\": [{\"$ref\": \"#\"}]}", "leads back to itself");
        assertInvalid(
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}",
                "leads back to itself");
        EventSchema.compile("comment", 1, "{\"properties\": {\"next\": {\"$ref\": \"#\"}}}");
    }

    @Test
    void uniqueItemsSaysNothingAboutObjects() {
        EventSchema unique = EventSchema.compile("comment", 1, "{\"uniqueItems\": true}");

        assertThat(unique.violations(event("comment", "{\"a\": 1, \"b\": 1}").data()))
                .isEmpty();
        assertThat(unique.violations(event("comment", "[1, 1]").data())).hasSize(1);
    }

    @Test
    void nothingIsEverFetched() {
        assertInvalid("{\"$ref\": \"https://example.com/schema.json\"}", "references into the same file");
        assertInvalid("{\"$ref\": \"file:///etc/passwd\"}", "references into the same file");
        assertInvalid("{\"$dynamicRef\": \"other.json#a\"}", "references into the same file");
    }

    private List<Violation> violations(String data) {
        return schemas.violations(event("comment", data));
    }

    private static void assertInvalid(String schema, String message) {
        assertThatThrownBy(() -> EventSchema.compile("comment", 1, schema))
                .as(schema)
                .isInstanceOf(InvalidSchema.class)
                .hasMessageContaining(message);
    }

    private static Event event(String type, String data) {
        EventKey key = new EventKey("forum", "1");
        return new Event(
                key,
                type,
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(),
                key,
                null,
                null,
                Payload.of(data.getBytes(StandardCharsets.UTF_8)));
    }
}

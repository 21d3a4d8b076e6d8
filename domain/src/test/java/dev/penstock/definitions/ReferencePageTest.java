package dev.penstock.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference of definitions says what their JSON Schemas say. With {@code -Dpenstock.write-pages} it is written anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference.md");
    private static final Path SCHEMAS = Path.of("../server-config/definitions/.schema");
    private static final String HEAD = """
            # Reference of definitions

            Written from the JSON Schemas in `server-config/definitions/.schema/`, by which editors complete the files. What the keys are for, with examples, is in [definitions](definitions.md); what a schema cannot say, such
            as whether a label exists, is checked by `penstock assemble --check`. `a.b` is key `b` within `a`, `a[]` each item of a list, `a.*` each key that the file names itself. **Bold** keys are needed where the
            mapping around them stands; others depend on each other as their descriptions say.
            """;

    @Test
    void thePageIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (String kind : List.of("source", "pipeline", "model")) {
            JsonNode schema = new ObjectMapper()
                    .readTree(SCHEMAS.resolve(kind + ".schema.json").toFile());
            page.append("\n## ").append(kind).append("s/NAME.yaml\n\n");
            page.append(schema.path("title").asText()).append(".\n\n");
            page.append("| key | value | meaning |\n|---|---|---|\n");
            new Rows(schema).of("", schema).forEach(row -> page.append(row).append('\n'));
        }
        if (System.getProperty("penstock.write-pages") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/reference.md; run this test with -Dpenstock.write-pages")
                .isEqualTo(page.toString());
    }

    @Test
    void everyKeyHasAMeaning() throws IOException {
        for (String kind : List.of("source", "pipeline", "model")) {
            JsonNode schema = new ObjectMapper()
                    .readTree(SCHEMAS.resolve(kind + ".schema.json").toFile());
            assertThat(new Rows(schema).of("", schema)).noneMatch(row -> row.endsWith("|  |"));
        }
    }

    /** Rows of a table, of a schema whose references lead to its own {@code $defs}. */
    private record Rows(JsonNode root) {
        private static final int LISTED_MAX = 20;
        private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf");

        List<String> of(String path, JsonNode object) {
            List<String> rows = new ArrayList<>();
            Set<String> needed = new TreeSet<>();
            object.path("required").forEach(name -> needed.add(name.asText()));
            object.path("properties").properties().forEach(property -> {
                String key = path + property.getKey();
                rows.add(row(key, property.getValue(), needed.contains(property.getKey())));
                rows.addAll(within(key, property.getValue()));
            });
            return rows;
        }

        private String row(String key, JsonNode schema, boolean needed) {
            String code = "`" + key + "`";
            return "| " + (needed ? "**" + code + "**" : code) + " | " + value(schema) + " | " + description(schema)
                    + " |";
        }

        private List<String> within(String key, JsonNode schema) {
            Map<String, String> rows = new LinkedHashMap<>();
            JsonNode target = target(schema);
            for (String row : of(key + ".", target)) {
                rows.putIfAbsent(row, row);
            }
            if (target.has("items")) {
                within(key + "[]", target.path("items")).forEach(row -> rows.putIfAbsent(row, row));
            }
            if (target.path("additionalProperties").isObject()) {
                within(key + ".*", target.path("additionalProperties")).forEach(row -> rows.putIfAbsent(row, row));
            }
            for (String alternatives : ALTERNATIVES) {
                target.path(alternatives).forEach(one -> within(key, one).forEach(row -> rows.putIfAbsent(row, row)));
            }
            return List.copyOf(rows.values());
        }

        private JsonNode target(JsonNode schema) {
            String reference = schema.path("$ref").asText("");
            return reference.isEmpty() ? schema : root.at(reference.substring(1));
        }

        private String description(JsonNode schema) {
            JsonNode own = schema.path("description");
            JsonNode found = own.isMissingNode() ? target(schema).path("description") : own;
            return cell(found.asText(""));
        }

        private String value(JsonNode schema) {
            JsonNode target = target(schema);
            String value = kind(target);
            JsonNode standard = schema.has("default") ? schema.path("default") : target.path("default");
            return standard.isMissingNode() ? value : value + "; " + code(standard) + " if left out";
        }

        private String kind(JsonNode schema) {
            if (schema.has("const")) {
                return code(schema.path("const"));
            }
            if (schema.path("enum").size() > LISTED_MAX) {
                return "one of " + schema.path("enum").size() + " words, which the schema lists";
            }
            if (schema.has("enum")) {
                return values(schema.path("enum"));
            }
            for (String alternatives : ALTERNATIVES) {
                if (schema.has(alternatives) && !schema.has("type")) {
                    Set<String> kinds = new LinkedHashSet<>();
                    schema.path(alternatives).forEach(one -> kinds.add(value(one)));
                    return String.join(" or ", kinds);
                }
            }
            return switch (schema.path("type").asText("")) {
                case "array" -> "list of " + value(schema.path("items"));
                case "object" -> "mapping";
                case "boolean" -> "`true`, `false`";
                case "integer", "number" -> number(schema);
                default -> text(schema);
            };
        }

        private static String number(JsonNode schema) {
            String kind = schema.path("type").asText().equals("integer") ? "whole number" : "number";
            JsonNode from = schema.path("minimum");
            JsonNode to = schema.path("maximum");
            if (from.isMissingNode() && to.isMissingNode()) {
                return kind;
            }
            return kind
                    + (from.isMissingNode() ? "" : " from " + from.asText())
                    + (to.isMissingNode() ? "" : " to " + to.asText());
        }

        private static String text(JsonNode schema) {
            if (schema.path("pattern").asText().contains("(ms|s|m|h|d)")) {
                return "duration";
            }
            if (schema.path("pattern").asText().contains("KiB")) {
                return "size";
            }
            JsonNode longest = schema.path("maxLength");
            return longest.isMissingNode() ? "text" : "text of up to " + longest.asText() + " characters";
        }

        private static String values(JsonNode all) {
            List<String> values = new ArrayList<>();
            all.forEach(value -> values.add(code(value)));
            return values.stream().collect(Collectors.joining(", "));
        }

        private static String code(JsonNode value) {
            return "`" + cell(value.asText(value.toString())) + "`";
        }

        private static String cell(String text) {
            return text.replace("|", "\\|");
        }
    }
}

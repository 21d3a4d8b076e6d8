package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The practical reading as a test of data, written apart from the check: wherever a schema describes members or items, in whatever
 * branch, the data has no others.
 */
final class DescribedOnly {
    private final JsonNode document;

    DescribedOnly(JsonNode document) {
        this.document = document;
    }

    boolean test(JsonNode data) {
        return test(data, List.of(document));
    }

    private boolean test(JsonNode data, List<JsonNode> schemas) {
        Set<JsonNode> all = new LinkedHashSet<>();
        schemas.forEach(schema -> reach(schema, all));
        return data.isObject() ? members(data, all) : !data.isArray() || items(data, all);
    }

    private void reach(JsonNode schema, Set<JsonNode> all) {
        if (!schema.isObject() || !all.add(schema)) {
            return;
        }
        for (String keyword : List.of("allOf", "anyOf", "oneOf", "dependentSchemas")) {
            schema.path(keyword).forEach(part -> reach(part, all));
        }
        for (String keyword : List.of("if", "then", "else")) {
            reach(schema.path(keyword), all);
        }
        if (schema.has("$ref")) {
            reach(document.at(schema.get("$ref").asText().substring(1)), all);
        }
    }

    private boolean members(JsonNode data, Set<JsonNode> schemas) {
        boolean describes = schemas.stream()
                .anyMatch(schema -> !schema.path("properties").isEmpty()
                        || !schema.path("patternProperties").isEmpty());
        boolean describesOthers = schemas.stream().anyMatch(DescribedOnly::describesOtherMembers);
        for (var member : data.properties()) {
            List<JsonNode> parts = new ArrayList<>();
            boolean described = false;
            for (JsonNode schema : schemas) {
                List<JsonNode> own = own(schema, member.getKey());
                described |= !own.isEmpty();
                parts.addAll(own);
                if (own.isEmpty()) {
                    parts.add(schema.path("additionalProperties"));
                }
            }
            if ((describes && !described && !describesOthers) || !test(member.getValue(), parts)) {
                return false;
            }
        }
        return true;
    }

    private static boolean describesOtherMembers(JsonNode schema) {
        return !schema.path("additionalProperties").isEmpty();
    }

    private static List<JsonNode> own(JsonNode schema, String name) {
        List<JsonNode> own = new ArrayList<>();
        if (schema.path("properties").has(name)) {
            own.add(schema.get("properties").get(name));
        }
        schema.path("patternProperties").properties().forEach(pattern -> {
            if (Pattern.compile(pattern.getKey()).matcher(name).find()) {
                own.add(pattern.getValue());
            }
        });
        return own;
    }

    private boolean items(JsonNode data, Set<JsonNode> schemas) {
        int described = schemas.stream()
                .mapToInt(schema -> schema.path("prefixItems").size())
                .max()
                .orElse(0);
        boolean describesOthers =
                schemas.stream().anyMatch(schema -> !schema.path("items").isEmpty());
        for (int i = 0; i < data.size(); i++) {
            List<JsonNode> parts = new ArrayList<>();
            for (JsonNode schema : schemas) {
                parts.add(
                        i < schema.path("prefixItems").size()
                                ? schema.get("prefixItems").get(i)
                                : schema.path("items"));
            }
            if ((described > 0 && i >= described && !describesOthers) || !test(data.get(i), parts)) {
                return false;
            }
        }
        return true;
    }
}

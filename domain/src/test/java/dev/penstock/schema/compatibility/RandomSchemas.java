package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small random schemas over a small vocabulary, so that two of them have something to do with each other. */
final class RandomSchemas {
    static final List<String> NAMES = List.of("a", "b", "ab", "c");
    static final List<String> PATTERNS = List.of("^a", "b$", "c");
    static final List<String> TEXTS = List.of("", "a", "ab", "abc", "2026-01-02", "b");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 3;

    private final Random random;

    RandomSchemas(Random random) {
        this.random = random;
    }

    /** A whole schema, with definitions that it may refer to and that may refer to themselves. */
    ObjectNode document() {
        ObjectNode document = schema(0) instanceof ObjectNode object ? object : JSON.objectNode();
        ObjectNode definitions = document.putObject("$defs");
        definitions.set("one", schema(1));
        definitions.set("two", schema(2));
        return document;
    }

    JsonNode schema(int depth) {
        if (chance(depth == 0 ? 0 : 8)) {
            return BooleanNode.valueOf(random.nextInt(3) > 0);
        }
        ObjectNode schema = JSON.objectNode();
        int keywords = 1 + random.nextInt(3);
        for (int i = 0; i < keywords; i++) {
            addKeyword(schema, depth);
        }
        return schema;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void addKeyword(ObjectNode schema, int depth) {
        if (depth < DEPTH_MAX && chance(65)) {
            addNesting(schema, depth);
        } else {
            addPlain(schema);
        }
    }

    private void addPlain(ObjectNode schema) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> schema.set("type", type());
            case 3 -> schema.set("enum", values(1 + random.nextInt(3)));
            case 4 -> schema.set("const", value(1));
            case 5 -> schema.put("minLength", random.nextInt(3));
            case 6 -> schema.put("maxLength", random.nextInt(4));
            case 7 -> schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", random.nextInt(4) - 1);
            case 8 -> schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", random.nextInt(5));
            case 9 -> schema.put("multipleOf", random.nextBoolean() ? 2 : 0.5);
            case 10 -> schema.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
            case 11 -> schema.put("format", random.nextBoolean() ? "date" : "ipv4");
            case 12 -> schema.set("required", names());
            case 13 -> schema.put(random.nextBoolean() ? "minProperties" : "maxProperties", random.nextInt(3));
            case 14 -> schema.put(random.nextBoolean() ? "minItems" : "maxItems", random.nextInt(3));
            default -> schema.put("uniqueItems", random.nextBoolean());
        }
    }

    private void addNesting(ObjectNode schema, int depth) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> schema.set("properties", map(NAMES, depth));
            case 5 -> schema.set("patternProperties", map(PATTERNS, depth));
            case 6, 7 -> schema.set("additionalProperties", chance(50) ? BooleanNode.FALSE : schema(depth + 1));
            case 8 -> schema.set("items", schema(depth + 1));
            case 9 -> schema.set("prefixItems", list(depth));
            case 10 -> schema.set("contains", schema(depth + 1));
            case 11 -> schema.set("anyOf", list(depth));
            case 12 -> schema.set("oneOf", list(depth));
            case 13 -> schema.set("allOf", list(depth));
            case 14 -> schema.set("not", schema(depth + 1));
            case 15 ->
                schema.put("$ref", List.of("#/$defs/one", "#/$defs/two", "#").get(random.nextInt(depth == 0 ? 2 : 3)));
            case 16 -> {
                schema.set("if", schema(depth + 1));
                schema.set(random.nextBoolean() ? "then" : "else", schema(depth + 1));
            }
            case 17 -> schema.putObject("dependentRequired").set(name(), names());
            case 18 ->
                schema.set(
                        random.nextBoolean() ? "unevaluatedProperties" : "unevaluatedItems",
                        BooleanNode.valueOf(random.nextInt(4) == 0));
            default -> {
                if (random.nextBoolean()) {
                    schema.set("propertyNames", schema(depth + 1));
                } else {
                    schema.putObject("dependentSchemas").set(name(), schema(depth + 1));
                }
            }
        }
    }

    private JsonNode type() {
        List<String> types =
                List.of("null", "boolean", "object", "array", "string", "number", "integer", "object", "string");
        if (chance(30)) {
            ArrayNode list = JSON.arrayNode();
            list.add(types.get(random.nextInt(3)));
            return list.add(types.get(3 + random.nextInt(4)));
        }
        return JSON.textNode(types.get(random.nextInt(types.size())));
    }

    private ObjectNode map(List<String> names, int depth) {
        ObjectNode map = JSON.objectNode();
        int members = 1 + random.nextInt(3);
        for (int i = 0; i < members; i++) {
            map.set(names.get(random.nextInt(names.size())), schema(depth + 1));
        }
        return map;
    }

    private ArrayNode list(int depth) {
        ArrayNode list = JSON.arrayNode();
        int parts = 1 + random.nextInt(2);
        for (int i = 0; i <= parts; i++) {
            list.add(schema(depth + 1));
        }
        return list;
    }

    private ArrayNode names() {
        ArrayNode names = JSON.arrayNode();
        NAMES.stream().filter(name -> random.nextInt(3) == 0).forEach(names::add);
        return names;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private ArrayNode values(int count) {
        List<JsonNode> values = new ArrayList<>();
        while (values.size() < count) {
            JsonNode value = value(1);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return JSON.arrayNode().addAll(values);
    }

    /** Any value at all. */
    JsonNode value(int depth) {
        return switch (random.nextInt(depth < 3 ? 8 : 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 4 -> JSON.numberNode(random.nextInt(6) - 1);
            case 5 -> JSON.numberNode(random.nextInt(6) / 2.0 + 0.25 * random.nextInt(2));
            case 6 -> {
                ObjectNode object = JSON.objectNode();
                NAMES.stream()
                        .filter(name -> random.nextInt(2) == 0)
                        .forEach(name -> object.set(name, value(depth + 1)));
                yield object;
            }
            default -> {
                ArrayNode array = JSON.arrayNode();
                int size = random.nextInt(4);
                for (int i = 0; i < size; i++) {
                    array.add(value(depth + 1));
                }
                yield array;
            }
        };
    }

    /** A copy with one place or two changed: how schemas evolve. */
    ObjectNode evolved(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            List<ObjectNode> places = new ArrayList<>();
            collect(copy, places);
            change(places.get(random.nextInt(places.size())));
        }
        return copy;
    }

    private void change(ObjectNode place) {
        List<String> keywords = new ArrayList<>();
        place.fieldNames().forEachRemaining(keywords::add);
        keywords.remove("$defs");
        if (!keywords.isEmpty() && chance(45)) {
            place.remove(keywords.get(random.nextInt(keywords.size())));
        } else if (place.path("properties") instanceof ObjectNode properties && chance(50)) {
            if (chance(30)) {
                properties.remove(name());
            } else {
                properties.set(name(), schema(2));
            }
        } else {
            addKeyword(place, 2);
        }
    }

    /** The schemas within a schema. */
    private static void collect(JsonNode schema, List<ObjectNode> places) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        places.add(object);
        for (String keyword : List.of("properties", "patternProperties", "dependentSchemas", "$defs")) {
            object.path(keyword).forEach(part -> collect(part, places));
        }
        for (String keyword : List.of("allOf", "anyOf", "oneOf", "prefixItems")) {
            object.path(keyword).forEach(part -> collect(part, places));
        }
        for (String keyword :
                List.of("not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames")) {
            collect(object.path(keyword), places);
        }
    }
}

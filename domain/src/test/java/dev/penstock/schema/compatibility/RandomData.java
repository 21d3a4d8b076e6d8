package dev.penstock.schema.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Data that has a good chance to satisfy a schema: it follows what it finds there, and sometimes does not. */
final class RandomData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;
    private final RandomSchemas schemas;
    private final JsonNode document;

    RandomData(Random random, JsonNode document) {
        this.random = random;
        this.schemas = new RandomSchemas(random);
        this.document = document;
    }

    JsonNode next() {
        return value(document, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (!schema.isObject() || depth > 5 || random.nextInt(12) == 0) {
            return schemas.value(Math.min(3, depth + 1));
        }
        if (schema.has("const") && random.nextInt(8) > 0) {
            return schema.get("const");
        }
        if (schema.has("enum") && random.nextInt(8) > 0) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        for (String keyword : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.has(keyword) && random.nextInt(5) > 1) {
                return value(
                        schema.get(keyword)
                                .get(random.nextInt(schema.get(keyword).size())),
                        depth + 1);
            }
        }
        if (schema.has("$ref") && random.nextInt(3) > 0) {
            return value(document.at(schema.get("$ref").asText().substring(1)), depth + 1);
        }
        return ofKeywords(schema, depth);
    }

    private JsonNode ofKeywords(JsonNode schema, int depth) {
        String type = schema.path("type").isArray()
                ? schema.get("type").get(random.nextInt(2)).asText()
                : schema.path("type").asText();
        boolean objects = schema.has("properties")
                || schema.has("required")
                || schema.has("patternProperties")
                || schema.has("additionalProperties")
                || schema.has("minProperties");
        boolean arrays =
                schema.has("items") || schema.has("prefixItems") || schema.has("contains") || schema.has("minItems");
        if (type.equals("object") || (type.isEmpty() && objects && random.nextInt(5) > 0)) {
            return object(schema, depth);
        }
        if (type.equals("array") || (type.isEmpty() && arrays && random.nextInt(5) > 0)) {
            return array(schema, depth);
        }
        return switch (type) {
            case "string" -> JSON.textNode(RandomSchemas.TEXTS.get(random.nextInt(RandomSchemas.TEXTS.size())));
            case "integer" -> JSON.numberNode(random.nextInt(7) - 1);
            case "number" -> JSON.numberNode((random.nextInt(12) - 2) / 2.0);
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> schemas.value(depth + 1);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (String name : RandomSchemas.NAMES) {
            JsonNode described = schema.path("properties").path(name);
            boolean required = schema.path("required").toString().contains("\"" + name + "\"");
            if (described.isMissingNode()) {
                described = schema.path("additionalProperties");
            }
            if (required || random.nextInt(3) == 0 || (described.isObject() && random.nextBoolean())) {
                object.set(name, value(described, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            JsonNode described = schema.path("prefixItems").path(i);
            array.add(value(described.isMissingNode() ? schema.path("items") : described, depth + 1));
        }
        return array;
    }
}

package dev.penstock.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelSchema;

/** An input that a schema of the simple kind accepts: the text given, the first of an enumeration, the least number. */
final class SampleInput {
    private SampleInput() {}

    static ModelInput of(ModelSchema schema, String text) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        schema.document().path("properties").properties().forEach(member -> {
            if (schema.required().contains(member.getKey())) {
                values.set(member.getKey(), value(member.getValue(), text));
            }
        });
        return new ModelInput(values);
    }

    private static JsonNode value(JsonNode schema, String text) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "number", "integer" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "array" -> JsonNodeFactory.instance.arrayNode().add(value(schema.path("items"), text));
            case "object" -> JsonNodeFactory.instance.objectNode();
            default -> JsonNodeFactory.instance.textNode(text);
        };
    }
}

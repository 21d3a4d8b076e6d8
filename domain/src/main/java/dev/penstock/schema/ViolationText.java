package dev.penstock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in our own words what a schema allows. The library's messages quote the data, which must appear in no log; these are made
 * of the keyword and the schema's value only.
 */
final class ViolationText {
    private static final int SCHEMA_VALUE_LENGTH_MAX = 200;

    private ViolationText() {}

    static Violation violation(ValidationMessage message) {
        String rule = message.getType();
        String pointer = message.getInstanceLocation().toString();
        return new Violation(pointer, rule, text(rule, message));
    }

    private static String text(String rule, ValidationMessage message) {
        JsonNode node = message.getSchemaNode();
        String value = written(node);
        return switch (rule) {
            case "type" -> "must be of type " + words(node);
            case "required" -> "must have member '" + message.getProperty() + "'";
            case "dependentRequired" -> "must have the members that go with those present: " + value;
            case "enum" -> "must be one of " + value;
            case "const" -> "must be " + value;
            case "pattern" -> "must match " + value;
            case "format" -> "must be of format " + words(node);
            case "minLength" -> "must have " + value + " characters or more";
            case "maxLength" -> "must have " + value + " characters or fewer";
            case "minimum" -> "must be " + value + " or more";
            case "maximum" -> "must be " + value + " or less";
            case "exclusiveMinimum" -> "must be more than " + value;
            case "exclusiveMaximum" -> "must be less than " + value;
            case "multipleOf" -> "must be a multiple of " + value;
            case "minItems" -> "must have " + value + " items or more";
            case "maxItems" -> "must have " + value + " items or fewer";
            case "uniqueItems" -> "must have no item twice";
            case "contains" -> "must contain an item of the form that the schema gives";
            case "minProperties" -> "must have " + value + " members or more";
            case "maxProperties" -> "must have " + value + " members or fewer";
            case "additionalProperties", "unevaluatedProperties" -> "must have no members but those of the schema";
            case "items", "unevaluatedItems" -> "must have no items but those of the schema";
            case "propertyNames" -> "must have members of the names that the schema gives only";
            case "false" -> "must not be there";
            default -> "violates " + rule + " of the schema";
        };
    }

    private static String written(JsonNode schemaValue) {
        String text = schemaValue == null ? "" : schemaValue.toString();
        return text.length() > SCHEMA_VALUE_LENGTH_MAX ? text.substring(0, SCHEMA_VALUE_LENGTH_MAX) + "…" : text;
    }

    private static String words(JsonNode schemaValue) {
        List<String> words = new ArrayList<>();
        if (schemaValue.isArray()) {
            schemaValue.forEach(word -> words.add(word.asText()));
        } else {
            words.add(schemaValue.asText());
        }
        return String.join(" or ", words);
    }
}

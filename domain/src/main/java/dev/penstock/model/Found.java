package dev.penstock.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Says of a value what it is, and never what it says. */
final class Found {
    private Found() {}

    static String words(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case STRING ->
                "a text of "
                        + value.textValue().codePointCount(0, value.textValue().length()) + " characters";
            case BINARY -> "a file";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "a truth value";
            case ARRAY -> "a list of " + value.size();
            case OBJECT, POJO -> "an object";
        };
    }
}

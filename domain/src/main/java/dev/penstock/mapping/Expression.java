package dev.penstock.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** Leads from a document to a value in it, or made of it. Safe for use by many threads. */
public sealed interface Expression permits Expression.Pointer, JsonataExpression {
    /**
     * The value for a document; a missing node when there is none.
     *
     * @throws FailedExpression when it cannot be evaluated for this document: trying again will not help
     */
    JsonNode evaluate(JsonNode document);

    /** As it was written. */
    @Override
    String toString();

    /**
     * Reads a JSON Pointer when it begins with a slash, and JSONata otherwise.
     *
     * @throws InvalidExpression when it is neither
     */
    static Expression parse(String text) {
        if (!text.startsWith("/")) {
            return JsonataExpression.compile(text);
        }
        if (!text.matches("(/([^~/]|~[01])*)+")) {
            throw new InvalidExpression("'" + text + "'", "a JSON Pointer, in which ~ is written ~0 and / ~1");
        }
        return new Pointer(JsonPointer.compile(text));
    }

    /** The part of the document at a <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON Pointer</a>. */
    record Pointer(JsonPointer pointer) implements Expression {
        @Override
        public JsonNode evaluate(JsonNode document) {
            return document.at(pointer);
        }

        @Override
        public String toString() {
            return pointer.toString();
        }
    }
}

package dev.penstock.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * What a model is given for one event: JSON values by the names of its inputs. A file is a text in base64, or a binary node where
 * its bytes are at hand.
 *
 * @param values not to be changed
 */
public record ModelInput(ObjectNode values) {
    /** An input of one text. */
    public static ModelInput ofText(String name, String text) {
        return new ModelInput(JsonNodeFactory.instance.objectNode().put(name, text));
    }

    /** Whether there is such an input, and it is not null. */
    public boolean has(String name) {
        return values.hasNonNull(name);
    }

    /**
     * @throws ModelInputViolation when there is no such input: a schema that does not require it belongs to a runtime that asks
     *     {@link #has} first
     */
    public JsonNode value(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw new ModelInputViolation("input '" + name + "' is needed, found " + names());
        }
        return value;
    }

    /** @throws ModelInputViolation when there is no such input, or it is no text */
    public String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual()) {
            throw new ModelInputViolation("input '" + name + "' must be a text, found " + Found.words(value));
        }
        return value.textValue();
    }

    /** @throws ModelInputViolation when there is no such input, or it is no file in base64 */
    public byte[] bytes(String name) {
        JsonNode value = value(name);
        try {
            byte[] bytes = value.isTextual() || value.isBinary() ? value.binaryValue() : null;
            if (bytes != null) {
                return bytes;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelInputViolation("input '" + name + "' must be a file in base64, found a text that is not");
        }
        throw new ModelInputViolation("input '" + name + "' must be a file in base64, found " + Found.words(value));
    }

    private String names() {
        return "[" + String.join(", ", (Iterable<String>) values::fieldNames) + "]";
    }

    /** The names only: inputs are payload. */
    @Override
    public String toString() {
        return "ModelInput" + names();
    }
}

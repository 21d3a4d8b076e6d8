package dev.penstock.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Fields on their way into an object: a name that comes again makes an array of its values, in their order. */
final class Fields {
    static final int FIELDS_MAX = 1_000;

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();
    private final String jsonField;

    /** An array may also be what a JSON field held, once. */
    private final Set<String> repeated = new HashSet<>();

    private int count;

    /** @param jsonField a field whose text is JSON; empty when there is none */
    Fields(String jsonField) {
        this.jsonField = jsonField;
    }

    void add(String name, JsonNode value) {
        if (++count > FIELDS_MAX) {
            throw new MalformedContent("a form may have up to " + FIELDS_MAX + " fields");
        }
        boolean json = !jsonField.isEmpty() && name.equals(jsonField);
        JsonNode said = json && value.isTextual() ? json(value.textValue()) : value;
        JsonNode before = object.get(name);
        if (before == null) {
            object.set(name, said);
        } else if (repeated.add(name)) {
            object.putArray(name).add(before).add(said);
        } else {
            ((ArrayNode) before).add(said);
        }
    }

    ObjectNode object() {
        return object;
    }

    private JsonNode json(String text) {
        try {
            return JsonContent.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedContent e) {
            throw new MalformedContent("field '" + jsonField + "' must be JSON");
        }
    }
}

package dev.penstock.ejb.stage;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.event.Event;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a model's inputs out of an event, as JSON Pointers say: {@code /data/…} into its data, {@code /kind} its attribute. */
final class InputMapping {
    private static final String DATA = "data";

    private InputMapping() {}

    /** @throws ModelInputViolation when there is no text where a pointer leads: trying again will not help */
    static ModelInput apply(Map<String, JsonPointer> mapping, Event event) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.forEach((input, pointer) -> {
            JsonNode found = at(event, pointer);
            if (!found.isTextual()) {
                throw new ModelInputViolation("input '" + input + "' must be a text at " + pointer + ", found "
                        + found.getNodeType().name().toLowerCase(Locale.ROOT));
            }
            texts.put(input, found.textValue());
        });
        return new ModelInput(texts);
    }

    private static JsonNode at(Event event, JsonPointer pointer) {
        String first = pointer.getMatchingProperty();
        if (DATA.equals(first)) {
            return event.data().json().at(pointer.tail());
        }
        Object attribute = event.attributes().get(first);
        return attribute instanceof String text && pointer.tail().matches()
                ? JsonNodeFactory.instance.textNode(text)
                : JsonNodeFactory.instance.missingNode();
    }
}

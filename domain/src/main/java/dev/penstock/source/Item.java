package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one event is made of: a delivery, or an item of the array in its body. A pointer to the array's first item, such as {@code
 * /events/0/id}, stands for every item; any other pointer for the whole body.
 *
 * @param claims of the token that proves where the delivery comes from; missing where there is none
 * @param body the whole, as its content type says
 * @param array where the items stand; null when the delivery is one event
 * @param index of the item
 * @param data the event's: the item, or the body
 */
record Item(
        WebhookRequest delivery,
        JsonNode claims,
        Payload body,
        @Nullable JsonPointer array,
        int index,
        Payload data) {
    static Item whole(WebhookRequest delivery, JsonNode claims, Payload body) {
        return new Item(delivery, claims, body, null, 0, body);
    }

    Item part(JsonPointer within, int at, Payload bytes) {
        return new Item(delivery, claims, body, within, at, bytes);
    }

    JsonNode at(JsonPointer pointer) {
        JsonPointer within = array == null ? null : within(array, pointer);
        return within == null || array == null
                ? body.json().at(pointer)
                : body.json().at(array).path(index).at(within);
    }

    /** Pointer in the delivery's body to the event's data. */
    String place() {
        return array == null ? "" : array + "/" + index;
    }

    /** The rest of a pointer that leads into the array's first item; null when it leads elsewhere. */
    private static @Nullable JsonPointer within(JsonPointer array, JsonPointer pointer) {
        JsonPointer rest = pointer;
        for (JsonPointer segment = array; !segment.matches(); segment = segment.tail()) {
            if (rest.matches() || !segment.getMatchingProperty().equals(rest.getMatchingProperty())) {
                return null;
            }
            rest = rest.tail();
        }
        return !rest.matches() && rest.getMatchingIndex() == 0 ? rest.tail() : null;
    }
}

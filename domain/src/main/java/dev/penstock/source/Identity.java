package dev.penstock.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.signature.WebhookRequest;
import java.util.List;

/**
 * One of the two values that every event must have: where it stands, how long it may be, and what to say without it.
 *
 * @param word what it is, in messages
 */
record Identity(String word, Locator locator, int lengthMax, EventRefusal missing, EventRefusal unusable) {
    /** @throws RefusedDelivery naming the place */
    String in(WebhookRequest delivery) {
        String text = text(delivery);
        if (text.isBlank()) {
            throw new RefusedDelivery(missing, "the event's " + word + " is missing: " + locator);
        }
        if (text.length() > lengthMax || !Scalars.isPlain(text)) {
            throw unusable("must have up to " + lengthMax + " printable characters");
        }
        return text;
    }

    private String text(WebhookRequest delivery) {
        if (locator instanceof Locator.Header header) {
            return ofHeader(delivery.header(header.name()));
        }
        if (locator instanceof Locator.Body body) {
            return ofBody(delivery.body().json().at(body.pointer()));
        }
        return ((Locator.Constant) locator).value();
    }

    private String ofHeader(List<String> values) {
        if (values.size() > 1) {
            throw unusable("must be given once, found " + values.size() + " times");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private String ofBody(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw unusable("must be a string or a whole number");
        }
        return node.asText();
    }

    private RefusedDelivery unusable(String rule) {
        return new RefusedDelivery(unusable, "the event's " + word + " (" + locator + ") " + rule);
    }
}

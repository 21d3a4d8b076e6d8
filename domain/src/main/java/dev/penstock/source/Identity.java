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
        String text = text(delivery, locator);
        if (text.isBlank()) {
            throw new RefusedDelivery(missing, "the event's " + word + " is missing: " + locator);
        }
        if (text.length() > lengthMax || !Scalars.isPlain(text)) {
            throw unusable("must have up to " + lengthMax + " printable characters");
        }
        return text;
    }

    private String text(WebhookRequest delivery, Locator place) {
        if (place instanceof Locator.Header header) {
            return ofHeader(delivery.header(header.name()));
        }
        if (place instanceof Locator.Body body) {
            return ofBody(delivery.body().json().at(body.pointer()));
        }
        if (place instanceof Locator.Composite composite) {
            List<String> values = values(delivery, composite.parts());
            return values.stream().anyMatch(String::isBlank) ? "" : String.join(".", values);
        }
        if (place instanceof Locator.Either either) {
            return values(delivery, either.parts()).stream()
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .orElse("");
        }
        return ((Locator.Constant) place).value();
    }

    private List<String> values(WebhookRequest delivery, List<Locator> places) {
        return places.stream().map(place -> text(delivery, place)).toList();
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

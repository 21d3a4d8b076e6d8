package dev.penstock.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.Query;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of the two values that every event must have: where it stands, how long it may be, and what to say without it.
 *
 * @param word what it is, in messages
 */
record Identity(String word, Locator locator, int lengthMax, EventRefusal missing, EventRefusal unusable) {
    private static final Pattern COLONS_AT_END = Pattern.compile(":+$");

    /** @throws RefusedDelivery naming the place */
    String in(Item item) {
        return usable(text(item, locator), locator);
    }

    /**
     * The value, if it is one.
     *
     * @param place where it stands
     * @throws RefusedDelivery naming the place
     */
    String usable(String text, Object place) {
        if (text.isBlank()) {
            throw new RefusedDelivery(missing, "the event's " + word + " is missing: " + place);
        }
        if (text.length() > lengthMax || !Scalars.isPlain(text)) {
            throw unusable(place, "must have up to " + lengthMax + " printable characters");
        }
        return text;
    }

    private String text(Item item, Locator place) {
        if (place instanceof Locator.Header header) {
            return one(place, item.delivery().header(header.name()));
        }
        if (place instanceof Locator.Query query) {
            return one(place, Query.values(item.delivery().url(), query.parameter()));
        }
        if (place instanceof Locator.Body body) {
            return scalar(place, item.at(body.pointer()));
        }
        if (place instanceof Locator.Claim claim) {
            return scalar(place, item.claims().at(claim.pointer()));
        }
        if (place instanceof Locator.BodyHash) {
            return ContentHash.of(item.data().bytes());
        }
        if (place instanceof Locator.Composite composite) {
            return joined(item, composite.parts());
        }
        return place instanceof Locator.Either either
                ? first(item, either.parts())
                : ((Locator.Constant) place).value();
    }

    private String joined(Item item, List<Locator> parts) {
        if (text(item, parts.get(0)).isBlank()) {
            return "";
        }
        String joined = parts.stream().map(part -> text(item, part)).collect(Collectors.joining(":"));
        return COLONS_AT_END.matcher(joined).replaceAll("");
    }

    private String first(Item item, List<Locator> places) {
        return places.stream()
                .map(place -> text(item, place))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private String one(Locator place, List<String> values) {
        if (values.size() > 1) {
            throw unusable(place, "must be given once, found " + values.size() + " times");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private String scalar(Locator place, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw unusable(place, "must be a string or a whole number");
        }
        return node.asText();
    }

    private RefusedDelivery unusable(Object place, String rule) {
        return new RefusedDelivery(unusable, "the event's " + word + " (" + place + ") " + rule);
    }
}

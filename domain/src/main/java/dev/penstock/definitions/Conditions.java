package dev.penstock.definitions;

import dev.penstock.selector.InvalidSelector;
import dev.penstock.selector.JmsSelector;
import java.util.Optional;

/** Reads conditions. */
final class Conditions {
    private Conditions() {}

    /** The condition; absent when there was a problem, which is reported. */
    static Optional<JmsSelector> read(Place place) {
        String text = place.text();
        if (text.isEmpty() && !place.isText()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JmsSelector.parse(text));
        } catch (InvalidSelector e) {
            place.problem(place.found() + ", " + e.getMessage(), "a condition such as \"kind = 'comment'\"");
            return Optional.empty();
        }
    }
}

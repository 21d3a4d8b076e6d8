package dev.penstock.inference.entity;

import org.jspecify.annotations.Nullable;

/**
 * Something named in a text.
 *
 * @param from where it begins, in UTF-16 units from the text's beginning
 * @param to where it ends, not included
 * @param value what it says, written in one way: a date as ISO 8601 says, an amount as {@code EUR 1234.50}, an IBAN without spaces; null
 *     where there is only the text itself
 */
public record Entity(
        EntityType type, int from, int to, @Nullable String value) {
    boolean overlaps(Entity other) {
        return from < other.to && other.from < to;
    }
}

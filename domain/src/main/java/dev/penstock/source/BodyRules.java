package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a source's bodies are read.
 *
 * @param jsonField the field of a form whose text is JSON; empty when there is none
 * @param each the array whose items are events; null when a delivery is one event
 * @param eventsMax a delivery with more events is refused
 */
public record BodyRules(
        BodyForm form, String jsonField, @Nullable JsonPointer each, int eventsMax) {
    public static final int EVENTS_MAX_DEFAULT = 1_000;

    /** One event a delivery, in whatever form its content type says. */
    public static final BodyRules DEFAULT = new BodyRules(BodyForm.AUTO, "", null, EVENTS_MAX_DEFAULT);
}

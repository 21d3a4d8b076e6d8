package dev.penstock.event;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as CloudEvents 1.0 describes it, with its correlation and distributed-tracing extensions.
 *
 * @param key {@code source} and {@code id}
 * @param type what happened, for example {@code content.submitted}
 * @param time when Penstock accepted or produced it
 * @param contentType {@code datacontenttype}
 * @param attributes extension attributes, most of them lifted from the payload; names match {@code [a-z][a-z0-9]*}, usable in selectors
 * @param correlation the root event: the webhook that everything began with; a root event's own key
 * @param causation the event this one was made from; null for a root event
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a> of what produced it
 * @param data the payload
 */
public record Event(
        EventKey key,
        String type,
        Instant time,
        String contentType,
        SortedMap<String, String> attributes,
        EventKey correlation,
        @Nullable EventKey causation,
        @Nullable String traceparent,
        Payload data) {

    public static final int TYPE_LENGTH_MAX = 255;

    public Event {
        if (type.isEmpty() || type.length() > TYPE_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "an event's type must have 1 to " + TYPE_LENGTH_MAX + " characters, found " + type.length());
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** Whether this is a webhook's event rather than a stage's. */
    public boolean isRoot() {
        return causation == null;
    }

    public Event withTraceparent(@Nullable String newTraceparent) {
        return new Event(key, type, time, contentType, attributes, correlation, causation, newTraceparent, data);
    }
}

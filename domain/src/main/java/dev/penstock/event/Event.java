package dev.penstock.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event as CloudEvents 1.0 describes it, with its correlation and distributed-tracing extensions.
 *
 * @param key {@code source} and {@code id}
 * @param type what happened, for example {@code content.submitted}
 * @param time when Penstock accepted or produced it; cut to microseconds, which is what the ledger keeps
 * @param contentType {@code datacontenttype}
 * @param attributes extension attributes, most of them lifted from the payload and usable in selectors; names match
 *     {@code [a-z][a-z0-9]*}, values are String, Long, Double or Boolean
 * @param correlation the root event: the webhook that everything began with; a root event's own key
 * @param causation the event this one was made from; null for a root event
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C trace context</a> of what produced it
 * @param data the payload, seen as {@code contentType} says; large data may be claimed
 */
public record Event(
        EventKey key,
        String type,
        Instant time,
        String contentType,
        SortedMap<String, Object> attributes,
        EventKey correlation,
        @Nullable EventKey causation,
        @Nullable String traceparent,
        Payload data) {

    public static final int TYPE_LENGTH_MAX = 255;

    /** What every event has, or Penstock and the bindings of CloudEvents set themselves: no name for an extension. */
    public static final Set<String> CONTEXT_ATTRIBUTES = Set.of(
            "id",
            "source",
            "type",
            "specversion",
            "time",
            "data",
            "datacontenttype",
            "dataref",
            "datasize",
            "datasha256",
            "correlationid",
            "causationid",
            "traceparent",
            "tracestate");

    /** CloudEvents' rule for attribute names, and never a digit first, so that selectors can use them. */
    public static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z][a-z0-9]{0,39}");

    public Event {
        if (type.isEmpty() || type.length() > TYPE_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "an event's type must have 1 to " + TYPE_LENGTH_MAX + " characters, found " + type.length());
        }
        data = data.readAs(contentType);
        time = time.truncatedTo(ChronoUnit.MICROS);
        attributes.forEach(Event::requireAttribute);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    private static void requireAttribute(String name, Object value) {
        if (!ATTRIBUTE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an attribute's name must match " + ATTRIBUTE_NAME + ", found '" + name + "'");
        }
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean)) {
            throw new IllegalArgumentException(
                    "attribute '" + name + "' must be a String, Long, Double or Boolean, found "
                            + value.getClass().getSimpleName());
        }
    }

    /** Whether this is a webhook's event rather than a stage's. */
    public boolean isRoot() {
        return causation == null;
    }

    /** The same with its data left elsewhere; what is claimed already stays so. */
    public Event claimed() {
        return data instanceof InlinePayload inline
                ? withData(ClaimedPayload.justMade(Claim.of(key, inline.bytes()), inline))
                : this;
    }

    public Event withData(Payload newData) {
        return new Event(key, type, time, contentType, attributes, correlation, causation, traceparent, newData);
    }

    public Event withTraceparent(@Nullable String newTraceparent) {
        return new Event(key, type, time, contentType, attributes, correlation, causation, newTraceparent, data);
    }
}

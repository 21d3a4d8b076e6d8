package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.web.json.Json;
import dev.penstock.web.trace.TraceContext;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API shows it.
 *
 * @param correlation {@code source/id} of the root event
 * @param causation {@code source/id} of the event that it was made from; null for a root event
 * @param payload left out unless asked for
 */
public record EventView(
        String source,
        String id,
        String type,
        Instant time,
        String contentType,
        Map<String, Object> attributes,
        String correlation,
        @Nullable String causation,
        @Nullable String traceId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode payload) {
    public static EventView of(Event event, boolean withPayload) {
        EventKey causation = event.causation();
        return new EventView(
                event.key().source(),
                event.key().id(),
                event.type(),
                event.time(),
                event.contentType(),
                event.attributes(),
                event.correlation().toString(),
                causation == null ? null : causation.toString(),
                TraceContext.traceIdOf(event.traceparent()),
                withPayload ? Json.of(event.data()) : null);
    }
}

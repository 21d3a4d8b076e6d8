package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.event.Claim;
import dev.penstock.event.ClaimedPayload;
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
 * @param size of the data in bytes
 * @param dataref where the data can be had, relative to the server, when it is kept beside the event; else null
 * @param sha256 of the data, in hexadecimal digits, when there is a {@code dataref}
 * @param payload left out unless asked for, and where there is a {@code dataref}
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
        int size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dataref,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode payload) {
    public static EventView of(Event event, boolean withPayload) {
        EventKey causation = event.causation();
        Claim claim = event.data() instanceof ClaimedPayload claimed ? claimed.claim() : null;
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
                event.data().size(),
                claim == null ? null : claim.reference(),
                claim == null ? null : claim.sha256(),
                withPayload && claim == null ? Json.of(event.data()) : null);
    }
}

package dev.penstock.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Events for tests. */
public final class SampleEvents {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private SampleEvents() {}

    /** A webhook's event, accepted at {@link #NOON}. */
    public static Event root(String source, String id) {
        return root(source, id, NOON);
    }

    public static Event root(String source, String id, Instant time) {
        EventKey key = new EventKey(source, id);
        return new Event(
                key,
                "content.submitted",
                time,
                "application/json",
                new TreeMap<>(Map.of("kind", "comment")),
                key,
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Payload.of("{\"text\":\"a fair question\"}".getBytes(StandardCharsets.UTF_8)));
    }

    /** What stage {@code moderation.<stage>} makes of an event, a second later. */
    public static Event output(String stage, Event input) {
        String source = "moderation." + stage;
        return new Event(
                new EventKey(source, DerivedId.of(source, input.key(), "1")),
                "content." + stage + "d",
                input.time().plusSeconds(1),
                "application/json",
                new TreeMap<>(),
                input.correlation(),
                input.key(),
                input.traceparent(),
                Payload.of("{\"scores\":{\"spam\":0.25}}".getBytes(StandardCharsets.UTF_8)));
    }

    public static Event withAttributes(Event event, Map<String, Object> attributes) {
        return new Event(
                event.key(),
                event.type(),
                event.time(),
                event.contentType(),
                new TreeMap<>(attributes),
                event.correlation(),
                event.causation(),
                event.traceparent(),
                event.data());
    }

    public static Event withData(Event event, byte[] bytes) {
        return new Event(
                event.key(),
                event.type(),
                event.time(),
                event.contentType(),
                event.attributes(),
                event.correlation(),
                event.causation(),
                event.traceparent(),
                Payload.of(bytes));
    }
}

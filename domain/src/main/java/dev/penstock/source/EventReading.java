package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes an event of a delivery that is verified: the first time that its body is parsed. */
final class EventReading {
    private static final String JSON = "application/json";

    private final Source source;
    private final Identity id;
    private final Identity type;

    EventReading(Source source) {
        this.source = source;
        this.id = new Identity(
                "id",
                source.idLocator(),
                EventKey.ID_LENGTH_MAX,
                EventRefusal.EVENT_ID_MISSING,
                EventRefusal.EVENT_ID_UNUSABLE);
        this.type = new Identity(
                "type",
                source.typeLocator(),
                Event.TYPE_LENGTH_MAX,
                EventRefusal.EVENT_TYPE_MISSING,
                EventRefusal.EVENT_TYPE_UNUSABLE);
    }

    /** @throws RefusedDelivery when the body is not JSON, or the event's id or type is missing or unusable */
    Event read(WebhookRequest delivery, Instant now, String traceparent) {
        SortedMap<String, Object> attributes = attributes(delivery.body());
        EventKey key = new EventKey(source.name(), id.in(delivery));
        return new Event(
                key,
                type.in(delivery),
                now,
                contentType(delivery.header("Content-Type")),
                attributes,
                key,
                null,
                traceparent,
                delivery.body());
    }

    private SortedMap<String, Object> attributes(Payload body) {
        try {
            var json = body.json();
            SortedMap<String, Object> attributes = new TreeMap<>();
            source.attributes()
                    .forEach((name, pointer) ->
                            Scalars.of(json.at(pointer)).ifPresent(value -> attributes.put(name, value)));
            return attributes;
        } catch (MalformedPayload e) {
            throw new RefusedDelivery(EventRefusal.BODY_NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    /** The sender's, when it names a kind of JSON. Some senders post JSON as text, and the body has been read as JSON by now. */
    private static String contentType(List<String> values) {
        String value = values.size() == 1 ? values.get(0) : "";
        String mediaType = value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean json = mediaType.equals(JSON) || mediaType.endsWith("+json");
        return json && value.length() <= 255 && Scalars.isPlain(value) ? value : JSON;
    }
}

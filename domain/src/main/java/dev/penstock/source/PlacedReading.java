package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.ContentKind;
import dev.penstock.content.JsonContent;
import dev.penstock.content.MalformedContent;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads deliveries whose ids and types stand where the source says. */
final class PlacedReading implements EventReading {
    private final Source source;
    private final BodyType bodyType;
    private final Identity id;
    private final Identity type;

    PlacedReading(Source source) {
        this.source = source;
        this.bodyType = new BodyType(source.body());
        this.id = EventReading.id(source.idLocator());
        this.type = EventReading.type(source.typeLocator());
    }

    @Override
    public Events read(WebhookRequest delivery, Verification.Verified proof, Instant now, String traceparent) {
        String contentType = bodyType.of(delivery);
        ContentKind kind = ContentKind.of(contentType);
        Payload body = delivery.body().readAs(contentType);
        try {
            if (kind != ContentKind.BYTES) {
                body.json();
            }
            JsonPointer each = source.body().each();
            return each == null
                    ? new Events(
                            List.of(event(Item.whole(delivery, proof.claims(), body), contentType, now, traceparent)),
                            false)
                    : new Events(
                            events(Item.whole(delivery, proof.claims(), body), each, contentType, now, traceparent),
                            true);
        } catch (MalformedPayload | MalformedContent e) {
            throw new RefusedDelivery(
                    kind == ContentKind.JSON ? EventRefusal.BODY_NOT_JSON : EventRefusal.BODY_UNREADABLE,
                    String.valueOf(e.getMessage()));
        }
    }

    private List<PlacedEvent> events(
            Item whole, JsonPointer each, String contentType, Instant now, String traceparent) {
        Payload body = whole.body();
        JsonNode array = body.json().at(each);
        if (!array.isArray()) {
            throw new RefusedDelivery(
                    EventRefusal.EVENTS_MISSING, "the body must have an array of events at '" + each + "'");
        }
        EventReading.requireCount(array.size(), source.body());
        boolean json = ContentKind.of(contentType) == ContentKind.JSON;
        List<byte[]> slices = json ? JsonContent.items(body.bytes(), each) : List.of();
        List<PlacedEvent> events = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Payload data = json ? Payload.of(slices.get(i)) : Payload.ofJson(array.get(i));
            events.add(event(whole.part(each, i, data), ContentKind.JSON.mediaType(), now, traceparent));
        }
        return events;
    }

    private PlacedEvent event(Item item, String contentType, Instant now, String traceparent) {
        EventKey key = new EventKey(source.name(), id.in(item));
        Event event =
                new Event(key, type.in(item), now, contentType, attributes(item), key, null, traceparent, item.data());
        return new PlacedEvent(event, item.place());
    }

    private SortedMap<String, Object> attributes(Item item) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        source.attributes()
                .forEach((name, pointer) ->
                        Scalars.of(item.at(pointer)).ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }
}

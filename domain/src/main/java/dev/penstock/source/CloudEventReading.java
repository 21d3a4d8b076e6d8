package dev.penstock.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.penstock.cloudevent.BinaryCloudEvent;
import dev.penstock.cloudevent.CloudEvent;
import dev.penstock.cloudevent.InvalidCloudEvent;
import dev.penstock.cloudevent.JsonCloudEvent;
import dev.penstock.content.ContentKind;
import dev.penstock.content.JsonContent;
import dev.penstock.content.MalformedContent;
import dev.penstock.content.MediaType;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.MalformedPayload;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads CloudEvents. Their ids are unique only together with their sources, so that an event's id here is made of both, with a space
 * between, which no URI has; one that is too long is replaced by its hash. Attributes and extensions are kept under their names, {@code
 * id}, {@code source}, {@code time}, {@code dataref} and its like, which Penstock sets itself, under those with {@code ce} in front.
 */
final class CloudEventReading implements EventReading {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String FAMILY = "application/cloudevents";

    /** What Penstock says of an event itself, and a sender may have said otherwise. */
    private static final Set<String> RENAMED = Set.of("time", "dataref", "datasize", "datasha256");

    private final Source source;
    private final BodyType dataType = new BodyType(BodyRules.DEFAULT);
    private final Identity id;
    private final Identity type;

    CloudEventReading(Source source) {
        this.source = source;
        this.id = EventReading.id(source.idLocator());
        this.type = EventReading.type(source.typeLocator());
    }

    @Override
    public Events read(WebhookRequest delivery, Verification.Verified proof, Instant now, String traceparent) {
        List<String> contentType = delivery.header("Content-Type");
        String name =
                contentType.size() == 1 ? MediaType.parse(contentType.get(0)).name() : "";
        try {
            if (name.equals(BATCH)) {
                return new Events(batch(delivery, now, traceparent), true);
            }
            return new Events(List.of(single(name, delivery, now, traceparent)), false);
        } catch (InvalidCloudEvent e) {
            throw new RefusedDelivery(EventRefusal.CLOUDEVENT_INVALID, String.valueOf(e.getMessage()));
        } catch (MalformedContent | MalformedPayload e) {
            throw new RefusedDelivery(EventRefusal.BODY_UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private PlacedEvent single(String name, WebhookRequest delivery, Instant now, String traceparent) {
        if (name.equals(STRUCTURED)) {
            CloudEvent event = JsonCloudEvent.read(delivery.body().bytes());
            return new PlacedEvent(event(event, now, traceparent), "/data");
        }
        if (name.startsWith(FAMILY)) {
            throw new RefusedDelivery(
                    EventRefusal.CONTENT_TYPE_UNSUPPORTED,
                    "CloudEvents are taken as " + STRUCTURED + ", as " + BATCH + " or in binary mode");
        }
        boolean empty = delivery.body().size() == 0;
        CloudEvent event =
                BinaryCloudEvent.read(delivery, empty ? ContentKind.JSON.mediaType() : dataType.of(delivery));
        return new PlacedEvent(event(event, now, traceparent), "");
    }

    private List<PlacedEvent> batch(WebhookRequest delivery, Instant now, String traceparent) {
        JsonNode array = delivery.body().json();
        if (!array.isArray()) {
            throw new RefusedDelivery(EventRefusal.EVENTS_MISSING, "a batch of CloudEvents is a JSON array");
        }
        EventReading.requireCount(array.size(), source.body());
        List<PlacedEvent> events = new ArrayList<>(array.size());
        for (byte[] item : JsonContent.items(delivery.body().bytes(), JsonPointer.empty())) {
            int index = events.size();
            try {
                events.add(new PlacedEvent(event(JsonCloudEvent.read(item), now, traceparent), "/" + index + "/data"));
            } catch (InvalidCloudEvent e) {
                throw new RefusedDelivery(
                        EventRefusal.CLOUDEVENT_INVALID, "event " + index + " of the batch: " + e.getMessage());
            }
        }
        return events;
    }

    private Event event(CloudEvent cloudEvent, Instant now, String traceparent) {
        EventKey key = new EventKey(source.name(), id(cloudEvent));
        Event event = new Event(
                key,
                type.usable(cloudEvent.type(), "attribute type"),
                now,
                cloudEvent.contentType(),
                attributes(cloudEvent),
                key,
                null,
                traceparent,
                cloudEvent.data());
        if (ContentKind.of(event.contentType()) != ContentKind.BYTES) {
            event.data().json();
        }
        return event;
    }

    private String id(CloudEvent cloudEvent) {
        String both = cloudEvent.source() + " " + cloudEvent.id();
        return id.usable(
                both.length() <= EventKey.ID_LENGTH_MAX ? both : ContentHash.of(both.getBytes(StandardCharsets.UTF_8)),
                "attributes source and id");
    }

    private SortedMap<String, Object> attributes(CloudEvent cloudEvent) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> other : cloudEvent.others().entrySet()) {
            String name = RENAMED.contains(other.getKey()) ? "ce" + other.getKey() : other.getKey();
            if (Event.ATTRIBUTE_NAME.matcher(name).matches() && !Event.CONTEXT_ATTRIBUTES.contains(name)) {
                Scalars.of(other.getValue()).ifPresent(value -> attributes.put(name, value));
            }
        }
        Scalars.of(TextNode.valueOf(cloudEvent.id())).ifPresent(value -> attributes.put("ceid", value));
        Scalars.of(TextNode.valueOf(cloudEvent.source())).ifPresent(value -> attributes.put("cesource", value));
        source.attributes()
                .forEach((name, pointer) -> Scalars.of(cloudEvent.data().json().at(pointer))
                        .ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }
}

package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads bodies as the door reads a source's deliveries, without a signature: for trials away from the door, on a machine that has no
 * secrets. What needs the claims of a verified token cannot be read so.
 */
public final class UnsignedDeliveries {
    private static final String URL = "http://localhost/hooks/";
    private static final String TRACEPARENT = "00-00000000000000000000000000000001-0000000000000001-00";

    private final Source source;
    private final EventReading reading;

    public UnsignedDeliveries(Source source) {
        this.source = source;
        this.reading = EventReading.of(source);
    }

    /**
     * The events of a delivery.
     *
     * @param id where a header carries it
     * @param type where a header carries it
     * @throws IllegalArgumentException naming what is missing, when no event can be made of it
     */
    public List<Event> read(String contentType, String id, String type, Instant now, Payload body) {
        Map<String, List<String>> headers = WebhookSigner.unsigned(source, contentType, id, type);
        WebhookRequest delivery = new WebhookRequest("POST", URL + source.name(), headers, body);
        try {
            return reading.read(delivery, new Verification.Verified(), now, TRACEPARENT).events().stream()
                    .map(EventReading.PlacedEvent::event)
                    .toList();
        } catch (RefusedDelivery e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;

/** Makes events of a delivery that is verified: the first time that its body is parsed. Safe for use by many threads. */
interface EventReading {
    /**
     * The events of a delivery, in their order.
     *
     * @param proof that it is its source's, with what that says beside
     * @param now when it arrived
     * @param traceparent of the request that brought it
     * @throws RefusedDelivery when no event can be made of it; it becomes all of its events or none
     */
    Events read(WebhookRequest delivery, Verification.Verified proof, Instant now, String traceparent);

    /**
     * What a delivery holds.
     *
     * @param batch whether it is of a kind that may hold several; a batch may also be empty
     */
    record Events(List<PlacedEvent> events, boolean batch) {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * An event.
     *
     * @param place JSON Pointer in the delivery's body to the event's data
     */
    record PlacedEvent(Event event, String place) {}

    static EventReading of(Source source) {
        return source.body().form() == BodyForm.CLOUDEVENTS ? new CloudEventReading(source) : new PlacedReading(source);
    }

    /** The rule that every event's id follows. */
    static Identity id(Locator locator) {
        return new Identity(
                "id", locator, EventKey.ID_LENGTH_MAX, EventRefusal.EVENT_ID_MISSING, EventRefusal.EVENT_ID_UNUSABLE);
    }

    /** The rule that every event's type follows. */
    static Identity type(Locator locator) {
        return new Identity(
                "type",
                locator,
                Event.TYPE_LENGTH_MAX,
                EventRefusal.EVENT_TYPE_MISSING,
                EventRefusal.EVENT_TYPE_UNUSABLE);
    }

    /** @throws RefusedDelivery when there are more than the source allows */
    static void requireCount(int events, BodyRules rules) {
        if (events > rules.eventsMax()) {
            throw new RefusedDelivery(
                    EventRefusal.TOO_MANY_EVENTS,
                    "a delivery may have up to " + rules.eventsMax() + " events, found " + events);
        }
    }
}

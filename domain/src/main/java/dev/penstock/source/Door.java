package dev.penstock.source;

import dev.penstock.event.Event;
import dev.penstock.selector.Selector;
import dev.penstock.signature.Secret;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;

/**
 * A source's door. It looks at a delivery in this order: signature and timestamp over the raw bytes, then the event's
 * identity, then the filter. The size was limited before. Touches neither broker nor database. Safe for use by many threads.
 */
public final class Door {
    private final Source source;
    private final List<Secret> secrets;
    private final EventReading reading;

    Door(Source source, List<Secret> secrets) {
        this.source = source;
        this.secrets = List.copyOf(secrets);
        this.reading = new EventReading(source);
    }

    public Source source() {
        return source;
    }

    List<Secret> secrets() {
        return secrets;
    }

    /**
     * Looks at one delivery.
     *
     * @param now when it arrived
     * @param traceparent of the request that brought it
     */
    public Admission look(WebhookRequest delivery, Instant now, String traceparent) {
        Verification verification = source.signature().verify(delivery, secrets, now);
        return verification instanceof Verification.Refused refused
                ? new Admission.Unverified(refused.code(), refused.detail())
                : admit(delivery, now, traceparent);
    }

    private Admission admit(WebhookRequest delivery, Instant now, String traceparent) {
        try {
            Event event = reading.read(delivery, now, traceparent);
            Selector filter = source.filter();
            return filter == null || filter.matches(event)
                    ? new Admission.Accepted(event)
                    : new Admission.Filtered(event);
        } catch (RefusedDelivery e) {
            return e.refusal();
        }
    }
}

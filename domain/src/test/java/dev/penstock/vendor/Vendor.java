package dev.penstock.vendor;

import dev.penstock.signature.WebhookRequest;
import java.time.Instant;

/** A vendor's library at work: what it cannot do, it is not asked. */
interface Vendor {
    /** The request as the vendor would send it. */
    WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret);

    /** Whether an application that uses the library would take the request for the vendor's. */
    boolean accepts(WebhookRequest request, String secret);
}

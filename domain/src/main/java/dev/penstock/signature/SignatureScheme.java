package dev.penstock.signature;

import dev.penstock.event.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One way to sign webhooks. Stateless, safe for use by many threads. */
public interface SignatureScheme {
    /**
     * Verifies the raw request. The comparison takes the same time wherever the signatures differ.
     *
     * @param secrets the active ones, 1 or more: any may have signed
     * @param now for the window that the scheme grants to timestamps
     */
    Verification verify(WebhookRequest request, List<Secret> secrets, Instant now);

    /**
     * The headers that prove a delivery's origin: what a sender adds to its request.
     *
     * @param id the event's id, for schemes that sign it
     * @param now for schemes that sign a timestamp
     */
    Map<String, String> sign(String id, Instant now, Payload body, Secret secret);

    /** @throws IllegalArgumentException naming what a secret of this scheme must look like, never the secret */
    void requireUsable(Secret secret);

    /** A secret in the form that this scheme uses, made of random bytes; 32 of them suit every scheme. */
    Secret secretOf(byte[] random);
}

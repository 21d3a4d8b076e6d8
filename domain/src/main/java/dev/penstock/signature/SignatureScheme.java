package dev.penstock.signature;

import java.time.Instant;
import java.util.List;

/** One way to sign webhooks. Stateless, safe for use by many threads. */
public interface SignatureScheme {
    /**
     * Verifies the raw request. The comparison takes the same time wherever the signatures differ.
     *
     * @param secrets the active ones, 1 or more: any may have signed
     * @param now for the window that the scheme grants to timestamps
     */
    Verification verify(WebhookRequest request, List<Secret> secrets, Instant now);

    /** @throws IllegalArgumentException naming what a secret of this scheme must look like, never the secret */
    void requireUsable(Secret secret);
}

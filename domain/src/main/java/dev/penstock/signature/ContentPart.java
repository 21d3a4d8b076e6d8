package dev.penstock.signature;

import java.security.GeneralSecurityException;

/** One piece of what is signed. */
interface ContentPart {
    /** @throws RefusedSignature when the request has not what this part needs */
    void write(ContentSink sink, SigningContext context) throws GeneralSecurityException;

    /** What a sender adds to its request before it signs it, because this part reads it from there. */
    default WebhookRequest prepare(WebhookRequest request, String filler) {
        return request;
    }

    /** Whether every byte of the body goes in, itself or its hash. */
    default boolean coversBody() {
        return false;
    }
}

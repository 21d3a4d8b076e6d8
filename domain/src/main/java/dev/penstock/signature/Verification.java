package dev.penstock.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The outcome of verifying a request. */
public sealed interface Verification {
    /**
     * Signed with one of the secrets, within the window.
     *
     * @param claims of the token that was verified; missing where the proof is none
     */
    record Verified(JsonNode claims) implements Verification {
        /** By something that says nothing more. */
        public Verified() {
            this(MissingNode.getInstance());
        }
    }

    /**
     * Not to be trusted.
     *
     * @param code what kind of refusal, stable for counting
     * @param detail what was found and what is allowed, fit for the sender to read; never a secret or the expected signature
     */
    record Refused(RefusalCode code, String detail) implements Verification {}
}

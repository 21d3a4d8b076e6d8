package dev.penstock.signature;

/** The outcome of verifying a request. */
public sealed interface Verification {
    /** Signed with one of the secrets, within the window. */
    record Verified() implements Verification {}

    /**
     * Not to be trusted.
     *
     * @param code what kind of refusal, stable for counting
     * @param detail what was found and what is allowed, fit for the sender to read; never a secret or the expected signature
     */
    record Refused(RefusalCode code, String detail) implements Verification {}
}

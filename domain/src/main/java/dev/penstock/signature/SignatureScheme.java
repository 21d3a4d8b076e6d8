package dev.penstock.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One way to prove where webhooks come from. Stateless, safe for use by many threads. */
public interface SignatureScheme {
    /**
     * Verifies the raw request. Comparisons with what a secret makes take the same time wherever the two differ.
     *
     * @param secrets the active ones, 1 or more: any may have signed
     * @param now when the request arrived, for the window that the scheme grants to timestamps
     */
    Verification verify(WebhookRequest request, List<Secret> secrets, Instant now);

    /**
     * Plays the sender: the request with all that proves its origin, be it in headers, the URL or the body. What is signed and
     * not there yet is filled in.
     *
     * @param id the event's id, for schemes that sign it
     * @param now for schemes that sign a timestamp
     * @throws IllegalArgumentException when the secret can verify only: see {@link #requireSigning}
     */
    WebhookRequest sign(WebhookRequest request, String id, Instant now, Secret secret);

    /** @throws IllegalArgumentException naming what a secret of this scheme must look like, never the secret */
    void requireUsable(Secret secret);

    /** Likewise, of a secret to sign with: where senders have a key pair, it must hold the private key too. */
    default void requireSigning(Secret secret) {
        requireUsable(secret);
    }

    /** A secret in the form that this scheme uses, made of random bytes; 32 of them suit every scheme. */
    Secret secretOf(byte[] random);

    /** Its name in definitions. */
    String word();

    /** Where what proves the origin stands; empty when a source must say it: until then everything is refused. */
    List<RequestPlace> places();

    /** Whether the proof says more than that: {@link Verification.Verified#claims}. */
    default boolean bearsClaims() {
        return false;
    }

    /** Whether another body would need another proof. Where not, only the transport protects it. */
    boolean coversBody();

    /**
     * The same scheme, with the proof at another place.
     *
     * @throws IllegalArgumentException when the place is fixed
     */
    default SignatureScheme at(RequestPlace place) {
        throw new IllegalArgumentException("scheme " + word() + " has its places by itself");
    }

    /**
     * The same scheme, with another window for timestamps.
     *
     * @throws IllegalArgumentException when none is signed
     */
    default SignatureScheme withTolerance(Duration tolerance) {
        throw new IllegalArgumentException("no timestamp is signed, so none can be too old");
    }

    /** Schemes that are easily taken for this one, to find out what a sender does that is refused. Never to accept anything by. */
    default List<SchemeVariant> variants() {
        return List.of();
    }

    /** The same scheme, with somewhere to find certificates, for those whose deliveries name one. */
    default SignatureScheme with(Certificates certificates) {
        return this;
    }
}

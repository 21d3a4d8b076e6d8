package dev.penstock.signature;

import java.security.PublicKey;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the key in a certificate that a delivery names. */
public sealed interface SenderKey {
    /**
     * Its certificate is valid now and leads to an authority that is trusted. Whether it is the sender's own is not said: the names
     * tell.
     *
     * @param names whom the certificate was issued to, as host names in lower case
     */
    record Known(PublicKey key, Set<String> names) implements SenderKey {
        public Known {
            names = Set.copyOf(new TreeSet<>(names));
        }
    }

    /**
     * Nothing is known of it: it may not be fetched, or could not be.
     *
     * @param reason fit for the sender to read
     */
    record Unavailable(String reason) implements SenderKey {}

    /**
     * The certificate is here, and is not to be believed.
     *
     * @param reason fit for the sender to read
     */
    record Untrusted(String reason) implements SenderKey {}
}

package dev.penstock.signature;

import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;

/** The certificates that senders name by their URL. Fetching one is an outbound call, made only where an operator allows it. */
public interface Certificates {
    /** Knows none: whatever needs one is refused. */
    Certificates NONE = url -> Optional.empty();

    /**
     * The public key of the certificate at a URL that the scheme has found to be the sender's own.
     *
     * <p>What makes the key the sender's is that it came over TLS from the sender's own host: some senders' files lack the
     * certificates between theirs and a root.
     *
     * @return empty when fetching is not allowed or failed, or when the certificate is not valid today. A key should be remembered:
     *     it is asked for on every delivery
     */
    Optional<PublicKey> publicKey(URI url);
}

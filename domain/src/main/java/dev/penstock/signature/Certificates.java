package dev.penstock.signature;

import java.net.URI;

/** The certificates that senders name by their URL. Fetching one is an outbound call, made only where an operator allows it. */
public interface Certificates {
    /** Knows none: whatever needs one is refused. */
    Certificates NONE = url ->
            new SenderKey.Unavailable("fetching certificates is not allowed here: penstock.certificates.outbound");

    /**
     * The key in the certificate at a URL that the scheme has found to be the sender's own. Only where the certificate leads to a
     * trusted authority, each certificate on the way being valid now, is it known.
     *
     * <p>It is asked for on every delivery, so that an answer should be remembered for a while.
     */
    SenderKey senderKey(URI url);
}

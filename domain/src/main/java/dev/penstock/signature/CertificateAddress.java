package dev.penstock.signature;

import java.net.URI;
import java.security.PublicKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery names its sender's certificate, what addresses are the sender's, and whom the certificate must have been issued to:
 * with any other, everybody could sign.
 *
 * @param place of the URL
 * @param allowed what the whole URL must match
 * @param name what one of the certificate's host names must match as a whole
 */
public record CertificateAddress(RequestPlace place, Pattern allowed, Pattern name) {
    private static final int URL_LENGTH_MAX = 1_000;

    PublicKey key(RequestReading reading, Certificates certificates) {
        String url = reading.one(place, RefusalCode.SIGNATURE_MALFORMED);
        if (!url.startsWith("https://")
                || url.length() > URL_LENGTH_MAX
                || !allowed.matcher(url).matches()) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MALFORMED, place + " must be an address of the sender's: " + allowed);
        }
        SenderKey found = certificates.senderKey(URI.create(url));
        if (found instanceof SenderKey.Unavailable unavailable) {
            throw new RefusedSignature(
                    RefusalCode.KEY_UNAVAILABLE,
                    "the certificate that " + place + " names is not known: " + unavailable.reason());
        }
        if (found instanceof SenderKey.Untrusted untrusted) {
            throw untrusted(untrusted.reason());
        }
        SenderKey.Known known = (SenderKey.Known) found;
        if (known.names().stream().noneMatch(issuedTo -> name.matcher(issuedTo).matches())) {
            throw untrusted("it is issued to " + known.names() + ", and not to " + name);
        }
        return known.key();
    }

    private RefusedSignature untrusted(String reason) {
        return new RefusedSignature(
                RefusalCode.CERTIFICATE_UNTRUSTED,
                "the certificate that " + place + " names is not believed: " + reason);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateAddress address
                && place.equals(address.place)
                && allowed.pattern().equals(address.allowed.pattern())
                && name.pattern().equals(address.name.pattern());
    }

    @Override
    public int hashCode() {
        return allowed.pattern().hashCode();
    }
}

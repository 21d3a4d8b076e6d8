package dev.penstock.signature;

import java.net.URI;
import java.security.PublicKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery names its sender's certificate, and what addresses are the sender's: with any other, everybody could sign.
 *
 * @param place of the URL
 * @param allowed what the whole URL must match
 */
public record CertificateAddress(RequestPlace place, Pattern allowed) {
    private static final int URL_LENGTH_MAX = 1_000;

    PublicKey key(RequestReading reading, Certificates certificates) {
        String url = reading.one(place, RefusalCode.SIGNATURE_MALFORMED);
        if (!url.startsWith("https://")
                || url.length() > URL_LENGTH_MAX
                || !allowed.matcher(url).matches()) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MALFORMED, place + " must be an address of the sender's: " + allowed);
        }
        return certificates
                .publicKey(URI.create(url))
                .orElseThrow(() -> new RefusedSignature(
                        RefusalCode.KEY_UNAVAILABLE,
                        "the certificate that " + place
                                + " names is not known here; it must be allowed to be fetched"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateAddress address
                && place.equals(address.place)
                && allowed.pattern().equals(address.allowed.pattern());
    }

    @Override
    public int hashCode() {
        return allowed.pattern().hashCode();
    }
}

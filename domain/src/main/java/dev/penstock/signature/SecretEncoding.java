package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** How a secret's text becomes the key. */
public enum SecretEncoding {
    /** The bytes of the text as it stands, in UTF-8. */
    RAW,
    HEX,
    BASE64;

    /** Reads the form that definitions use: {@code raw}, {@code hex} or {@code base64}. */
    public static SecretEncoding parse(String word) {
        for (SecretEncoding encoding : values()) {
            if (encoding.word().equals(word)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("a secret's encoding is raw, hex or base64, found '" + word + "'");
    }

    /** Its name in definitions. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the secret is not written in this encoding; the message does not quote it */
    byte[] key(Secret secret) {
        byte[] key = switch (this) {
            case RAW -> secret.reveal().getBytes(StandardCharsets.UTF_8);
            case HEX -> decoded(SignatureEncoding.HEX, secret);
            case BASE64 -> decoded(SignatureEncoding.BASE64, secret);
        };
        if (key.length == 0) {
            throw new IllegalArgumentException("the secret must have 1 byte or more, found none");
        }
        return key;
    }

    /** A secret whose key is these bytes; for {@link #RAW}, whose text may be anything, their URL-safe base64. */
    Secret write(byte[] bytes) {
        return new Secret(
                switch (this) {
                    case RAW -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                    case HEX -> SignatureEncoding.HEX.encode(bytes);
                    case BASE64 -> SignatureEncoding.BASE64.encode(bytes);
                });
    }

    private static byte[] decoded(SignatureEncoding encoding, Secret secret) {
        return encoding.decode(secret.reveal())
                .orElseThrow(() -> new IllegalArgumentException("the secret must be written in " + encoding.word()));
    }
}

package dev.penstock.signature;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How the bytes of a signature are written. */
public enum SignatureEncoding {
    /** In either letter case. */
    HEX,
    /** <a href="https://www.rfc-editor.org/rfc/rfc4648#section-4">RFC 4648, section 4</a>, with padding. */
    BASE64,
    /** <a href="https://www.rfc-editor.org/rfc/rfc4648#section-5">RFC 4648, section 5</a>, without padding. */
    BASE64URL;

    /** Reads the form that definitions use: {@code hex}, {@code base64} or {@code base64url}. */
    public static SignatureEncoding parse(String word) {
        for (SignatureEncoding encoding : values()) {
            if (encoding.word().equals(word)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("a signature's encoding is hex, base64 or base64url, found '" + word + "'");
    }

    /** Its name in definitions. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bytes, or nothing when the text is not written in the one canonical form of this encoding. */
    Optional<byte[]> decode(String text) {
        try {
            return switch (this) {
                case HEX -> Optional.of(HexFormat.of().parseHex(text));
                case BASE64 -> canonical(text, Base64.getDecoder().decode(text));
                case BASE64URL -> canonical(text, Base64.getUrlDecoder().decode(text));
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String encode(byte[] bytes) {
        return switch (this) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    /** The platform's decoders let missing padding and stray trailing bits pass; they are refused here. */
    private Optional<byte[]> canonical(String text, byte[] bytes) {
        return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    }
}

package dev.penstock.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An id made of content. */
final class ContentHash {
    private ContentHash() {}

    /** {@code sha256-} and 64 hexadecimal digits. */
    static String of(byte[] content) {
        try {
            return "sha256-"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

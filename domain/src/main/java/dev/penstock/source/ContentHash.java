package dev.penstock.source;

import dev.penstock.hash.Sha256;

/** An id made of content. */
final class ContentHash {
    private ContentHash() {}

    /** {@code sha256-} and 64 hexadecimal digits. */
    static String of(byte[] content) {
        return "sha256-" + Sha256.hex(content);
    }
}

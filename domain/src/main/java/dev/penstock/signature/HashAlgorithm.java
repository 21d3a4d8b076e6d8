package dev.penstock.signature;

import java.util.Arrays;

/** The hash function under an HMAC (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>). */
public enum HashAlgorithm {
    /** Broken for collisions, not for HMAC; some senders offer nothing better. */
    SHA1("HmacSHA1", 20),
    SHA256("HmacSHA256", 32),
    SHA512("HmacSHA512", 64);

    private final String macName;
    private final int lengthBytes;

    HashAlgorithm(String macName, int lengthBytes) {
        this.macName = macName;
        this.lengthBytes = lengthBytes;
    }

    /** Reads the form that definitions use: {@code SHA1}, {@code SHA256} or {@code SHA512}. */
    public static HashAlgorithm parse(String word) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.name().equals(word)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException(
                "an algorithm is one of " + Arrays.toString(values()) + ", found '" + word + "'");
    }

    /** How long its signatures are. */
    public int lengthBytes() {
        return lengthBytes;
    }

    String macName() {
        return macName;
    }
}

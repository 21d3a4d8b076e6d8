package dev.penstock.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A hash function, by itself, under an HMAC (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>) or a signature. */
public enum HashAlgorithm {
    /** Broken for collisions, not for HMAC; some senders offer nothing better. */
    SHA1("SHA-1", 20),
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64);

    private final String digestName;
    private final int lengthBytes;

    HashAlgorithm(String digestName, int lengthBytes) {
        this.digestName = digestName;
        this.lengthBytes = lengthBytes;
    }

    /** Reads the form that definitions use: {@code SHA1}, {@code SHA256}, {@code SHA384} or {@code SHA512}. */
    public static HashAlgorithm parse(String word) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.name().equals(word)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException(
                "an algorithm is one of " + Arrays.toString(values()) + ", found '" + word + "'");
    }

    /** How long its hashes, and HMACs made with it, are. */
    public int lengthBytes() {
        return lengthBytes;
    }

    String macName() {
        return "Hmac" + name();
    }

    byte[] digest(byte[] bytes) {
        return digest().digest(bytes);
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(digestName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no " + digestName, e);
        }
    }
}

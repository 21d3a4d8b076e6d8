package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of key pairs that senders sign with. */
enum KeyKind {
    /** <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032</a>; it hashes by itself. */
    ED25519("Ed25519"),
    ECDSA("EC"),
    RSA("RSA");

    /** A smaller modulus is refused. */
    static final int RSA_BITS_MIN = 2_048;

    private final String keyName;

    KeyKind(String keyName) {
        this.keyName = keyName;
    }

    /** Its name among the platform's key factories. */
    String keyName() {
        return keyName;
    }

    /**
     * Its name among the platform's signatures.
     *
     * @param fixedLength whether an ECDSA signature is two numbers of fixed length, as in JWS, or their DER form
     */
    String signatureName(HashAlgorithm hash, boolean fixedLength) {
        return switch (this) {
            case ED25519 -> "Ed25519";
            case ECDSA -> hash + "withECDSA" + (fixedLength ? "inP1363Format" : "");
            case RSA -> hash + "withRSA";
        };
    }

    /** A new pair, from the platform's randomness. */
    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyName);
            if (this == ECDSA) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (this == RSA) {
                generator.initialize(RSA_BITS_MIN);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + keyName, e);
        }
    }
}

package dev.penstock.signature;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The algorithms of JSON Web Signatures (<a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518</a>) that are accepted. */
public enum JwsAlgorithm {
    HS256(null, HashAlgorithm.SHA256),
    HS384(null, HashAlgorithm.SHA384),
    HS512(null, HashAlgorithm.SHA512),
    RS256(KeyKind.RSA, HashAlgorithm.SHA256),
    RS384(KeyKind.RSA, HashAlgorithm.SHA384),
    RS512(KeyKind.RSA, HashAlgorithm.SHA512),
    ES256(KeyKind.ECDSA, HashAlgorithm.SHA256),
    ES384(KeyKind.ECDSA, HashAlgorithm.SHA384),
    ES512(KeyKind.ECDSA, HashAlgorithm.SHA512),
    EdDSA(KeyKind.ED25519, HashAlgorithm.SHA512);

    /** Null for those with a shared secret. */
    private final @Nullable KeyKind kind;

    private final HashAlgorithm hash;

    JwsAlgorithm(@Nullable KeyKind kind, HashAlgorithm hash) {
        this.kind = kind;
        this.hash = hash;
    }

    /** Reads the names of RFC 7518. */
    public static JwsAlgorithm parse(String word) {
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.name().equals(word)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException(
                "an algorithm is one of " + Arrays.toString(values()) + ", found '" + word + "'");
    }

    /** Whether both sides have the same secret. With a public key of one kind, no other kind may be accepted. */
    boolean isSymmetric() {
        return kind == null;
    }

    boolean sharesKeyWith(List<JwsAlgorithm> others) {
        return others.stream().allMatch(other -> other.kind == kind);
    }

    SignatureAlgorithm with(SecretForm secret) {
        return kind == null ? new KeyedHash(hash, secret) : KeyPairSignature.of(kind, hash, true);
    }
}

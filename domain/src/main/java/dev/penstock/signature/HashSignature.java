package dev.penstock.signature;

import java.security.MessageDigest;
import java.util.List;

/** A signature that both sides make with the same secret: to verify is to make it again and compare. */
sealed interface HashSignature extends SignatureAlgorithm permits KeyedHash, PlainHash {
    /** Compares with all, each in constant time. */
    @Override
    default boolean verifies(List<byte[]> signatures, SignedContent content, SigningContext context) {
        byte[] expected = sign(content, context);
        boolean found = false;
        for (byte[] signature : signatures) {
            found |= MessageDigest.isEqual(expected, signature);
        }
        return found;
    }

    /** Whoever can verify can sign. */
    @Override
    default void requireSigning(Secret secret) {
        requireUsable(secret);
    }
}

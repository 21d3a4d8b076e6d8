package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes and compares HMACs. */
final class HmacSignatures {
    private HmacSignatures() {}

    /** A MAC ready for one computation. */
    static Mac mac(HashAlgorithm algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm.macName());
            mac.init(new SecretKeySpec(key, algorithm.macName()));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + algorithm.macName(), e);
        }
    }

    /** Whether any expected signature is among the given. Every pair is compared, each in constant time. */
    static boolean anyEqual(List<byte[]> expected, List<byte[]> given) {
        boolean found = false;
        for (byte[] one : expected) {
            for (byte[] other : given) {
                found |= MessageDigest.isEqual(one, other);
            }
        }
        return found;
    }
}

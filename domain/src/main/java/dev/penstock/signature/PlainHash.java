package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** A hash whose content holds the secret. Weaker than HMAC, but it is what some senders do. */
record PlainHash(HashAlgorithm hash) implements HashSignature {
    @Override
    public byte[] sign(SignedContent content, SigningContext context) {
        try {
            MessageDigest digest = hash.digest();
            content.write(digest::update, context);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks a hash", e);
        }
    }

    @Override
    public int lengthBytes() {
        return hash.lengthBytes();
    }

    @Override
    public void requireUsable(Secret secret) {
        SecretForm.RAW.key(secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return SecretForm.RAW.write(random);
    }
}

package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature by the sender's private key.
 *
 * @param fixedLength see {@link KeyKind#signatureName}
 * @param certificate where a delivery names the certificate; null when the secret is the public key
 * @param secretAt with a certificate, everybody whom the same authority serves can sign: the value there must be the secret;
 *     null when the secret is signed content itself
 */
record KeyPairSignature(
        KeyKind kind,
        HashAlgorithm hash,
        boolean fixedLength,
        @Nullable CertificateAddress certificate,
        @Nullable RequestPlace secretAt,
        Certificates certificates)
        implements SignatureAlgorithm {
    /** The public keys that a secret holds. */
    private record Keys(List<PublicKey> keys) {}

    static KeyPairSignature of(KeyKind kind, HashAlgorithm hash, boolean fixedLength) {
        return new KeyPairSignature(kind, hash, fixedLength, null, null, Certificates.NONE);
    }

    @Override
    public boolean verifies(List<byte[]> signatures, SignedContent content, SigningContext context) {
        if (secretAt != null && !isSecret(context.reading().one(secretAt, RefusalCode.SIGNATURE_MALFORMED), context)) {
            return false;
        }
        List<PublicKey> keys = certificate == null
                ? context.secret().as(this, Keys.class, this::keys).keys()
                : List.of(certificate.key(context.reading(), certificates));
        for (PublicKey key : keys) {
            for (byte[] signature : signatures) {
                if (verifies(key, signature, content, context)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean verifies(PublicKey key, byte[] given, SignedContent content, SigningContext context) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            content.write(signature::update, context);
            return signature.verify(given);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks a hash", e);
        }
    }

    @Override
    public byte[] sign(SignedContent content, SigningContext context) {
        requireSigning(context.secret());
        try {
            Signature signature = signature();
            signature.initSign(KeyTexts.privateKey(kind, context.secret()));
            content.write(signature::update, context);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret's private key cannot sign", e);
        }
    }

    @Override
    public int lengthBytes() {
        return kind == KeyKind.ED25519 ? 64 : 0;
    }

    @Override
    public void requireUsable(Secret secret) {
        if (certificate == null) {
            keys(secret);
        }
    }

    @Override
    public void requireSigning(Secret secret) {
        if (certificate != null) {
            throw new IllegalArgumentException(
                    "these deliveries are signed with the key of a certificate that only the sender has");
        }
        KeyTexts.privateKey(kind, secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return certificate == null ? KeyTexts.write(kind.generate()) : SecretForm.RAW.write(random);
    }

    @Override
    public SignatureAlgorithm with(Certificates found) {
        return new KeyPairSignature(kind, hash, fixedLength, certificate, secretAt, found);
    }

    private Keys keys(Secret secret) {
        return new Keys(KeyTexts.publicKeys(kind, secret));
    }

    private static boolean isSecret(String value, SigningContext context) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8),
                context.secret().reveal().getBytes(StandardCharsets.UTF_8));
    }

    private Signature signature() throws GeneralSecurityException {
        return Signature.getInstance(kind.signatureName(hash, fixedLength));
    }
}

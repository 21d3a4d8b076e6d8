package dev.penstock.signature;

import java.util.List;

/** What turns signed content into a signature: with one secret that both sides have, or with the sender's key pair. */
sealed interface SignatureAlgorithm permits HashSignature, KeyPairSignature {
    /** Whether one of the signatures was made with the secret over the content. */
    boolean verifies(List<byte[]> signatures, SignedContent content, SigningContext context);

    /** @throws IllegalArgumentException when the secret can verify only */
    byte[] sign(SignedContent content, SigningContext context);

    /** How long a signature is; 0 when that differs. */
    int lengthBytes();

    /** @throws IllegalArgumentException saying what a secret must look like, never the secret */
    void requireUsable(Secret secret);

    /** Likewise, of a secret to sign with. */
    void requireSigning(Secret secret);

    /** A secret of the form that is needed, made up. */
    Secret secretOf(byte[] random);

    /** The same algorithm, with somewhere to find certificates. */
    default SignatureAlgorithm with(Certificates certificates) {
        return this;
    }
}

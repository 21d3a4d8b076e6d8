package dev.penstock.signature;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>). */
record KeyedHash(HashAlgorithm hash, SecretForm form) implements HashSignature {
    @Override
    public byte[] sign(SignedContent content, SigningContext context) {
        try {
            Mac mac = Mac.getInstance(hash.macName());
            mac.init(context.secret().as(this, SecretKeySpec.class, this::key));
            content.write(mac::update, context);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + hash.macName(), e);
        }
    }

    @Override
    public int lengthBytes() {
        return hash.lengthBytes();
    }

    @Override
    public void requireUsable(Secret secret) {
        form.key(secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return form.write(random);
    }

    private SecretKeySpec key(Secret secret) {
        return new SecretKeySpec(form.key(secret), hash.macName());
    }
}

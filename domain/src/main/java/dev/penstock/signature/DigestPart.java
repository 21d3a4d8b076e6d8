package dev.penstock.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A hash of the body or of the URL, written as text. */
record DigestPart(HashAlgorithm hash, SignatureEncoding encoding, boolean ofUrl) implements ContentPart {
    /** @throws IllegalArgumentException when the name is not that of a hash and an encoding */
    static DigestPart parse(String name, String of) {
        for (HashAlgorithm hash : HashAlgorithm.values()) {
            for (SignatureEncoding encoding : SignatureEncoding.values()) {
                String known = hash.name() + encoding.word();
                if (known.equalsIgnoreCase(name) && (of.equals("body") || of.equals("url"))) {
                    return new DigestPart(hash, encoding, of.equals("url"));
                }
            }
        }
        throw new IllegalArgumentException("no part is called {" + name + ":" + of + "}");
    }

    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        WebhookRequest request = context.reading().request();
        sink.write(encoding.encode(hash.digest(
                ofUrl
                        ? request.url().getBytes(StandardCharsets.UTF_8)
                        : request.body().bytes())));
    }

    @Override
    public boolean coversBody() {
        return !ofUrl;
    }
}

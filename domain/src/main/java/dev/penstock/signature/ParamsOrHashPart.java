package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/**
 * What binds the body of a sender that signs its URL (Twilio): of a form, the names and values sorted and glued together; of
 * any other body, nothing more than the URL, a parameter of which must be the hex SHA-256 of the body.
 */
record ParamsOrHashPart(RequestPlace.Query hash) implements ContentPart {
    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        RequestReading reading = context.reading();
        List<String> given = reading.values(hash);
        boolean empty = reading.request().body().size() == 0;
        if (given.isEmpty() && (reading.isForm() || empty)) {
            sink.write(empty ? "" : reading.form().glued());
            return;
        }
        byte[] said = SignatureEncoding.HEX
                .decode(reading.one(hash, RefusalCode.SIGNATURE_MISSING))
                .orElse(new byte[0]);
        if (!MessageDigest.isEqual(said, sha256(reading.request()))) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MISMATCH, hash + " is not the hex SHA-256 of the body that arrived");
        }
    }

    @Override
    public WebhookRequest prepare(WebhookRequest request, String filler) {
        boolean bare = new RequestReading(request).isForm() || request.body().size() == 0;
        return bare ? request : RequestWriting.put(request, hash, SignatureEncoding.HEX.encode(sha256(request)));
    }

    @Override
    public boolean coversBody() {
        return true;
    }

    private static byte[] sha256(WebhookRequest request) {
        return HashAlgorithm.SHA256.digest(request.body().bytes());
    }
}

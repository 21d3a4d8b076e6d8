package dev.penstock.signature;

import dev.penstock.event.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 * with symmetric signatures: {@code webhook-signature} lists {@code v1,<base64>}, separated by spaces. Other versions are
 * skipped. A timestamp may be five minutes old or ahead, as in the reference libraries.
 */
public record StandardWebhooksScheme() implements SignatureScheme {
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int KEY_BYTES_MIN = 24;
    private static final int KEY_BYTES_MAX = 64;
    private static final TimestampWindow WINDOW = new TimestampWindow(TimestampUnit.SECONDS, Duration.ofMinutes(5));
    private static final SignedContent SIGNED = SignedContent.parse("{id}.{timestamp}.{body}");

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        return headersRefusal(request)
                .or(() -> idRefusal(SignedHeaders.value(request, ID)))
                .or(() -> WINDOW.refusal(SignedHeaders.value(request, TIMESTAMP), now))
                .<Verification>map(refused -> refused)
                .orElseGet(() -> verifySignatures(request, secrets));
    }

    private static Verification verifySignatures(WebhookRequest request, List<Secret> secrets) {
        String[] entries = SignedHeaders.value(request, SIGNATURE).split(" ", -1);
        List<byte[]> given = Stream.of(entries)
                .filter(entry -> entry.startsWith(VERSION))
                .flatMap(entry -> SignatureEncoding.BASE64.decode(entry.substring(VERSION.length())).stream())
                .filter(bytes -> bytes.length == HashAlgorithm.SHA256.lengthBytes())
                .toList();
        if (given.isEmpty() || entries.length > SignatureFormat.SIGNATURES_MAX) {
            return new Verification.Refused(
                    RefusalCode.SIGNATURE_MALFORMED,
                    "header " + SIGNATURE + " must list 1 to " + SignatureFormat.SIGNATURES_MAX
                            + " signatures, one of them v1,<base64 of 32 bytes>");
        }
        String id = SignedHeaders.value(request, ID);
        String timestamp = SignedHeaders.value(request, TIMESTAMP);
        List<byte[]> expected = secrets.stream()
                .map(secret -> mac(secret, request.body(), timestamp, id))
                .toList();
        return HmacSignatures.anyEqual(expected, given)
                ? new Verification.Verified()
                : new Verification.Refused(
                        RefusalCode.SIGNATURE_MISMATCH,
                        "no signature in header " + SIGNATURE + " fits the id, the timestamp and the body");
    }

    @Override
    public Map<String, String> sign(String id, Instant now, Payload body, Secret secret) {
        String timestamp = WINDOW.unit().write(now);
        Map<String, String> headers = new TreeMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, timestamp);
        headers.put(SIGNATURE, VERSION + SignatureEncoding.BASE64.encode(mac(secret, body, timestamp, id)));
        return headers;
    }

    @Override
    public void requireUsable(Secret secret) {
        key(secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return new Secret(SECRET_PREFIX + Base64.getEncoder().encodeToString(random));
    }

    private static byte[] mac(Secret secret, Payload body, String timestamp, String id) {
        return SIGNED.mac(HmacSignatures.mac(HashAlgorithm.SHA256, key(secret)), body, timestamp, id);
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        byte[] key = text.startsWith(SECRET_PREFIX) ? decoded(text.substring(SECRET_PREFIX.length())) : new byte[0];
        if (key.length < KEY_BYTES_MIN || key.length > KEY_BYTES_MAX) {
            throw new IllegalArgumentException("the secret must be " + SECRET_PREFIX + " followed by " + KEY_BYTES_MIN
                    + " to " + KEY_BYTES_MAX + " bytes in base64");
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Optional<Verification.Refused> headersRefusal(WebhookRequest request) {
        return SignedHeaders.refusal(request, SIGNATURE, RefusalCode.SIGNATURE_MISSING)
                .or(() -> SignedHeaders.refusal(request, TIMESTAMP, RefusalCode.TIMESTAMP_MISSING))
                .or(() -> SignedHeaders.refusal(request, ID, RefusalCode.ID_MISSING));
    }

    /** With a dot in the id, the same signed text could be split into another id, timestamp and body. */
    private static Optional<Verification.Refused> idRefusal(String id) {
        return id.indexOf('.') < 0
                ? Optional.empty()
                : Optional.of(
                        new Verification.Refused(RefusalCode.ID_MALFORMED, "header " + ID + " must not contain a dot"));
    }
}

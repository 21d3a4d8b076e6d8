package dev.penstock.signature;

import dev.penstock.event.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash in a header, as most senders use it, each in a variant of its own.
 *
 * @param header where the signature stands
 * @param format how the header's value is laid out
 * @param signed what the signature is computed over
 * @param timestamp what timestamps are allowed; null when none is signed
 * @param timestampHeader where the timestamp stands; null when it stands in the signature's header, or none is signed
 * @param idHeader where the signed id stands; null when none is signed
 */
public record HmacScheme(
        String header,
        HashAlgorithm algorithm,
        SignatureEncoding encoding,
        SignatureFormat format,
        SignedContent signed,
        SecretEncoding secretEncoding,
        @Nullable TimestampWindow timestamp,
        @Nullable String timestampHeader,
        @Nullable String idHeader)
        implements SignatureScheme {
    public HmacScheme {
        require(
                signed.hasTimestamp() == (timestamp != null),
                "a timestamp is checked exactly when {timestamp} is signed, found signed '" + signed + "' and "
                        + (timestamp == null ? "no timestamp" : "a timestamp"));
        require(
                timestamp == null
                        ? timestampHeader == null && !format.hasTimestamp()
                        : (timestampHeader != null) != format.hasTimestamp(),
                "a signed timestamp stands either in a header of its own or as {timestamp} in the format, found format '"
                        + format + "' and timestamp header " + timestampHeader);
        require(
                signed.hasId() == (idHeader != null),
                "an id header is given exactly when {id} is signed, found signed '" + signed + "' and id header "
                        + idHeader);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        return headersRefusal(request)
                .<Verification>map(refused -> refused)
                .orElseGet(() -> format.read(SignedHeaders.value(request, header))
                        .map(fields -> verify(request, fields, secrets, now))
                        .orElseGet(this::malformed));
    }

    private Verification verify(
            WebhookRequest request, SignatureFormat.Fields fields, List<Secret> secrets, Instant now) {
        List<byte[]> given = fields.signatures().stream()
                .flatMap(text -> encoding.decode(text).stream())
                .filter(bytes -> bytes.length == algorithm.lengthBytes())
                .toList();
        if (given.isEmpty()) {
            return malformed();
        }
        String sentAt = timestampHeader == null ? fields.timestamp() : SignedHeaders.value(request, timestampHeader);
        if (timestamp != null) {
            if (sentAt == null || sentAt.isEmpty()) {
                return new Verification.Refused(
                        RefusalCode.TIMESTAMP_MISSING, "header " + header + " must carry a timestamp: " + format);
            }
            Optional<Verification.Refused> refusal = timestamp.refusal(sentAt, now);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        String signedTimestamp = sentAt == null ? "" : sentAt;
        String id = idHeader == null ? "" : SignedHeaders.value(request, idHeader);
        List<byte[]> expected = secrets.stream()
                .map(secret -> mac(secret, request.body(), signedTimestamp, id))
                .toList();
        return HmacSignatures.anyEqual(expected, given)
                ? new Verification.Verified()
                : new Verification.Refused(
                        RefusalCode.SIGNATURE_MISMATCH, "the signature in header " + header + " does not fit the body");
    }

    @Override
    public Map<String, String> sign(String id, Instant now, Payload body, Secret secret) {
        Map<String, String> headers = new TreeMap<>();
        String sentAt = timestamp == null ? "" : timestamp.unit().write(now);
        headers.put(header, format.write(sentAt, encoding.encode(mac(secret, body, sentAt, id))));
        if (timestampHeader != null) {
            headers.put(timestampHeader, sentAt);
        }
        if (idHeader != null) {
            headers.put(idHeader, id);
        }
        return headers;
    }

    @Override
    public void requireUsable(Secret secret) {
        secretEncoding.key(secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return secretEncoding.write(random);
    }

    private byte[] mac(Secret secret, Payload body, String timestamp, String id) {
        return signed.mac(HmacSignatures.mac(algorithm, secretEncoding.key(secret)), body, timestamp, id);
    }

    private Optional<Verification.Refused> headersRefusal(WebhookRequest request) {
        Optional<Verification.Refused> refusal = SignedHeaders.refusal(request, header, RefusalCode.SIGNATURE_MISSING);
        if (refusal.isEmpty() && timestampHeader != null) {
            refusal = SignedHeaders.refusal(request, timestampHeader, RefusalCode.TIMESTAMP_MISSING);
        }
        if (refusal.isEmpty() && idHeader != null) {
            refusal = SignedHeaders.refusal(request, idHeader, RefusalCode.ID_MISSING);
        }
        return refusal;
    }

    private Verification malformed() {
        return new Verification.Refused(
                RefusalCode.SIGNATURE_MALFORMED,
                "header " + header + " must be " + format + " with " + algorithm.lengthBytes() + " bytes in "
                        + encoding.word());
    }
}

package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.penstock.event.MalformedPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A signature over parts of the request, as most senders make it, each in a variant of its own.
 *
 * @param word its name in definitions
 * @param places where signatures stand; any may suffice
 * @param format how the value there is laid out
 * @param contents what the signature is computed over; with several, any may fit
 * @param timestamp null when none is signed
 * @param id where the signed id stands; null when none is signed
 * @param each an array in the body whose every item is signed by itself; null when the whole request is
 */
record SignedScheme(
        String word,
        List<RequestPlace> places,
        SignatureFormat format,
        SignatureEncoding encoding,
        AlgorithmChoice algorithm,
        List<SignedContent> contents,
        @Nullable SignedTimestamp timestamp,
        @Nullable RequestPlace id,
        @Nullable JsonPointer each)
        implements SignatureScheme {
    /** More items of a body than that are refused: each costs as much as a request. */
    static final int ITEMS_MAX = 1_000;

    private static final Verification VERIFIED = new Verification.Verified();

    SignedScheme {
        boolean timestampSigned = contents.stream().allMatch(SignedContent::hasTimestamp);
        boolean bound = timestamp != null
                && timestamp.place() != null
                && contents.stream().allMatch(binds(timestamp.place()));
        require(
                bound || timestampSigned == (timestamp != null),
                "a timestamp is checked exactly when {timestamp} is signed, found signed " + contents + " and "
                        + (timestamp == null ? "no timestamp" : "a timestamp"));
        require(
                timestamp == null ? !format.hasTimestamp() : (timestamp.place() != null) != format.hasTimestamp(),
                "a signed timestamp stands either in a place of its own or as {timestamp} in the format, found format '"
                        + format + "'");
        require(
                contents.stream().allMatch(SignedContent::hasId) == (id != null),
                "an id header is given exactly when {id} is signed, found signed " + contents);
        places = List.copyOf(places);
        contents = List.copyOf(contents);
    }

    private static Predicate<SignedContent> binds(RequestPlace place) {
        return content -> content.hasTimestamp() || content.binds(place);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        try {
            RequestReading reading = new RequestReading(request);
            if (each == null) {
                check(reading, secrets, now);
            } else {
                for (JsonNode item : items(request, each)) {
                    check(reading.of(item), secrets, now);
                }
            }
            return VERIFIED;
        } catch (RefusedSignature e) {
            return e.refusal();
        } catch (MalformedPayload e) {
            return new Verification.Refused(RefusalCode.SIGNATURE_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private void check(RequestReading reading, List<Secret> secrets, Instant now) {
        SignatureAlgorithm method = algorithm.of(reading);
        List<byte[]> given = new ArrayList<>(2);
        String sentAt = signatures(reading, method.lengthBytes(), given);
        boolean early = timestamp != null && !(timestamp.place() instanceof RequestPlace.Body);
        if (timestamp != null && timestamp.place() != null && early) {
            sentAt = reading.one(timestamp.place(), RefusalCode.TIMESTAMP_MISSING);
        }
        if (timestamp != null && early) {
            timestamp.window().check(sentAt, now);
        }
        String signedId = id == null ? "" : reading.one(id, RefusalCode.ID_MISSING);
        if (timestamp != null
                && timestamp.place() != null
                && !early
                && contents.get(0).hasTimestamp()) {
            sentAt = reading.one(timestamp.place(), RefusalCode.TIMESTAMP_MISSING);
        }
        boolean verified = false;
        for (Secret secret : secrets) {
            SigningContext context = new SigningContext(reading, sentAt, signedId, secret);
            for (SignedContent content : contents) {
                verified |= method.verifies(given, content, context);
            }
        }
        if (!verified) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MISMATCH,
                    "the signature in " + places.get(0) + " does not fit what is signed: " + contents.get(0));
        }
        if (timestamp != null && timestamp.place() != null && !early) {
            timestamp.window().check(reading.one(timestamp.place(), RefusalCode.TIMESTAMP_MISSING), now);
        }
    }

    /** Collects the signatures at all places, and gives the timestamp that stands beside them. */
    private String signatures(RequestReading reading, int lengthBytes, List<byte[]> given) {
        String sentAt = null;
        boolean found = false;
        for (RequestPlace place : places) {
            List<String> values = reading.values(place);
            if (values.size() > 1 && !(place instanceof RequestPlace.NumberedHeader)) {
                throw RequestReading.ambiguous(place, values.size());
            }
            for (String value : values) {
                found = true;
                Optional<SignatureFormat.Fields> fields = format.read(value);
                if (fields.isPresent()) {
                    collect(fields.get(), lengthBytes, given);
                    sentAt = sameTime(sentAt, fields.get().timestamp());
                }
            }
        }
        if (!found) {
            throw new RefusedSignature(RefusalCode.SIGNATURE_MISSING, places.get(0) + " is missing");
        }
        if (given.isEmpty()) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MALFORMED,
                    places.get(0) + " must be " + format + " with "
                            + (lengthBytes == 0 ? "a signature" : lengthBytes + " bytes") + " in " + encoding.word());
        }
        if (format.hasTimestamp() && (sentAt == null || sentAt.isEmpty())) {
            throw new RefusedSignature(
                    RefusalCode.TIMESTAMP_MISSING, places.get(0) + " must carry a timestamp: " + format);
        }
        return sentAt == null ? "" : sentAt;
    }

    private void collect(SignatureFormat.Fields fields, int lengthBytes, List<byte[]> given) {
        for (String text : fields.signatures()) {
            encoding.decode(text)
                    .filter(bytes -> lengthBytes == 0 || bytes.length == lengthBytes)
                    .ifPresent(given::add);
        }
    }

    private @Nullable String sameTime(@Nullable String known, @Nullable String other) {
        if (known != null && other != null && !known.equals(other)) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_AMBIGUOUS, "the signatures must carry one timestamp, found several");
        }
        return other == null ? known : other;
    }

    static ArrayNode items(WebhookRequest request, JsonPointer each) {
        if (request.body().json().at(each) instanceof ArrayNode items
                && !items.isEmpty()
                && items.size() <= ITEMS_MAX) {
            return items;
        }
        throw new RefusedSignature(
                RefusalCode.SIGNATURE_MISSING, "body " + each + " must be an array of 1 to " + ITEMS_MAX + " items");
    }

    @Override
    public WebhookRequest sign(WebhookRequest request, String eventId, Instant now, Secret secret) {
        WebhookRequest prepared = algorithm.write(request);
        String sentAt = timestamp == null ? "" : timestamp.window().unit().write(now);
        if (timestamp != null && timestamp.place() != null) {
            prepared = RequestWriting.put(prepared, whole(timestamp.place()), sentAt);
        }
        if (id != null) {
            prepared = RequestWriting.put(prepared, whole(id), eventId);
        }
        SignedContent content = contents.get(0);
        prepared = each == null ? content.prepare(prepared, eventId) : prepared;
        RequestReading reading = new RequestReading(prepared);
        if (each != null) {
            reading = reading.of(items(prepared, each).get(0));
        }
        SigningContext context = new SigningContext(reading, sentAt, eventId, secret);
        String signature = encoding.encode(algorithm.first().sign(content, context));
        return RequestWriting.put(prepared, whole(places.get(0)), format.write(sentAt, signature));
    }

    /** A place in the first item, seen from the whole body. */
    private RequestPlace whole(RequestPlace place) {
        return each != null && place instanceof RequestPlace.Body body
                ? new RequestPlace.Body(each.append(JsonPointer.compile("/0")).append(body.pointer()))
                : place;
    }

    @Override
    public void requireUsable(Secret secret) {
        algorithm.all().forEach(method -> method.requireUsable(secret));
    }

    @Override
    public void requireSigning(Secret secret) {
        algorithm.first().requireSigning(secret);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return algorithm.first().secretOf(random);
    }

    @Override
    public boolean coversBody() {
        return contents.stream().allMatch(SignedContent::coversBody);
    }

    @Override
    public SignatureScheme at(RequestPlace place) {
        return new SignedScheme(word, List.of(place), format, encoding, algorithm, contents, timestamp, id, each);
    }

    @Override
    public SignatureScheme withTolerance(Duration tolerance) {
        if (timestamp == null) {
            return SignatureScheme.super.withTolerance(tolerance);
        }
        TimestampWindow window = new TimestampWindow(timestamp.window().unit(), tolerance);
        SignedTimestamp changed = new SignedTimestamp(timestamp.place(), window);
        return new SignedScheme(word, places, format, encoding, algorithm, contents, changed, id, each);
    }

    @Override
    public SignatureScheme with(Certificates certificates) {
        Map<String, SignatureAlgorithm> found = new TreeMap<>();
        algorithm.byName().forEach((name, method) -> found.put(name, method.with(certificates)));
        AlgorithmChoice choice = new AlgorithmChoice(algorithm.place(), new TreeMap<>(found));
        return new SignedScheme(word, places, format, encoding, choice, contents, timestamp, id, each);
    }

    /** Of keyed hashes only: every other hash, reading of the secret, and encoding. */
    @Override
    public List<SchemeVariant> variants() {
        List<SchemeVariant> variants = new ArrayList<>();
        if (algorithm.place() == null && algorithm.first() instanceof KeyedHash keyed) {
            for (HashAlgorithm hash : HashAlgorithm.values()) {
                for (SecretForm form : List.of(keyed.form(), SecretForm.RAW, SecretForm.HEX, SecretForm.BASE64)) {
                    for (SignatureEncoding other : SignatureEncoding.values()) {
                        KeyedHash changed = new KeyedHash(hash, form);
                        if (!changed.equals(keyed) || other != encoding) {
                            variants.add(variant(keyed, changed, other));
                        }
                    }
                }
            }
        }
        return variants;
    }

    private SchemeVariant variant(KeyedHash keyed, KeyedHash changed, SignatureEncoding other) {
        SignatureScheme scheme = new SignedScheme(
                word, places, format, other, AlgorithmChoice.only(changed), contents, timestamp, id, each);
        if (changed.hash() != keyed.hash()) {
            return new SchemeVariant(
                    SchemeVariant.Difference.ALGORITHM,
                    keyed.hash().name(),
                    changed.hash().name(),
                    scheme);
        }
        return changed.form().equals(keyed.form())
                ? new SchemeVariant(SchemeVariant.Difference.ENCODING, encoding.word(), other.word(), scheme)
                : new SchemeVariant(
                        SchemeVariant.Difference.SECRET_FORM,
                        keyed.form().toString(),
                        changed.form().toString(),
                        scheme);
    }
}

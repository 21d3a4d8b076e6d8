package dev.penstock.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.MalformedPayload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token (<a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>), signed by the sender. Claims bind the request to
 * it, say by the body's hash. {@code exp} and {@code nbf} are kept to wherever they are given.
 *
 * @param place of the token; {@code body} when all of the body is one
 * @param algorithms that are accepted, whatever a token says; all of one kind of key
 * @param claims what claims must say, as content of the request
 * @param issuedAt the claim that must be a recent timestamp; null when none need be
 * @param window of that claim; its tolerance is also the leeway of {@code exp} and {@code nbf}
 */
record JwsScheme(
        RequestPlace place,
        SignatureFormat format,
        List<JwsAlgorithm> algorithms,
        SecretForm secret,
        SortedMap<String, SignedContent> claims,
        @Nullable String issuedAt,
        TimestampWindow window)
        implements SignatureScheme {
    /** For clocks that differ a little. */
    private static final Duration LEEWAY_MAX = Duration.ofMinutes(1);

    JwsScheme {
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty() || !algorithms.get(0).sharesKeyWith(algorithms)) {
            throw new IllegalArgumentException("algorithms must be of one kind of key, found " + algorithms);
        }
        claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    }

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        try {
            RequestReading reading = new RequestReading(request);
            String value = reading.one(place, RefusalCode.SIGNATURE_MISSING);
            JsonWebToken token = format.read(value)
                    .flatMap(fields -> JsonWebToken.parse(fields.signatures().get(0)))
                    .orElseThrow(this::malformed);
            check(token, reading, secrets);
            check(token.claims(), now);
            check(token.claims(), reading, secrets.get(0));
            return new Verification.Verified(token.claims());
        } catch (RefusedSignature e) {
            return e.refusal();
        }
    }

    private void check(JsonWebToken token, RequestReading reading, List<Secret> secrets) {
        JwsAlgorithm named = algorithms.stream()
                .filter(known -> known.name().equals(token.algorithm()))
                .findFirst()
                .orElseThrow(this::malformed);
        SignatureAlgorithm algorithm = named.with(secret);
        SignedContent signed = token.signed();
        boolean verified = false;
        for (Secret one : secrets) {
            verified |= algorithm.verifies(
                    List.of(token.signatureBytes()), signed, new SigningContext(reading, "", "", one));
        }
        if (!verified) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MISMATCH, "the token in " + place + " is signed by another key");
        }
    }

    private void check(JsonNode given, Instant now) {
        if (issuedAt != null) {
            if (!given.path(issuedAt).isNumber()) {
                throw new RefusedSignature(RefusalCode.TIMESTAMP_MISSING, "the token must have a claim " + issuedAt);
            }
            window.check(given.path(issuedAt).asText(), now);
        }
        Duration leeway = window.tolerance().compareTo(LEEWAY_MAX) < 0 ? window.tolerance() : LEEWAY_MAX;
        if (given.has("exp") && !instant(given, "exp").isAfter(now.minus(leeway))) {
            throw new RefusedSignature(RefusalCode.TIMESTAMP_TOO_OLD, "the token has expired");
        }
        if (given.has("nbf") && instant(given, "nbf").isAfter(now.plus(leeway))) {
            throw new RefusedSignature(RefusalCode.TIMESTAMP_IN_FUTURE, "the token is not valid yet");
        }
    }

    private static Instant instant(JsonNode given, String claim) {
        JsonNode value = given.path(claim);
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1e12) {
            throw new RefusedSignature(
                    RefusalCode.TIMESTAMP_MALFORMED, "claim " + claim + " must be a number of s since 1970");
        }
        return Instant.ofEpochSecond(value.asLong());
    }

    private void check(JsonNode given, RequestReading reading, Secret any) {
        SigningContext context = new SigningContext(reading, "", "", any);
        claims.forEach((claim, content) -> {
            byte[] said = given.path(claim).asText().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(said, content.text(context).getBytes(StandardCharsets.UTF_8))) {
                throw new RefusedSignature(
                        RefusalCode.SIGNATURE_MISMATCH, "the token's claim " + claim + " is not " + content);
            }
        });
    }

    private RefusedSignature malformed() {
        return new RefusedSignature(
                RefusalCode.SIGNATURE_MALFORMED,
                place + " must be " + format + " with a JSON Web Token, signed by " + algorithms);
    }

    @Override
    public WebhookRequest sign(WebhookRequest request, String id, Instant now, Secret one) {
        RequestReading reading = new RequestReading(request);
        SigningContext context = new SigningContext(reading, "", id, one);
        ObjectNode given = place instanceof RequestPlace.WholeBody && body(request) instanceof ObjectNode event
                ? event
                : JsonNodeFactory.instance.objectNode();
        claims.forEach((claim, content) -> given.put(claim, content.text(context)));
        given.put("jti", id);
        given.put("iat", now.getEpochSecond());
        JsonWebToken token = JsonWebToken.unsigned(algorithms.get(0).name(), given);
        byte[] signature = algorithms.get(0).with(secret).sign(token.signed(), context);
        return RequestWriting.put(request, place, format.write("", token.text(signature)));
    }

    private static JsonNode body(WebhookRequest request) {
        try {
            return request.body().json().deepCopy();
        } catch (MalformedPayload e) {
            throw new IllegalArgumentException("the body must be JSON to be made a token of", e);
        }
    }

    @Override
    public void requireUsable(Secret one) {
        algorithms.get(0).with(secret).requireUsable(one);
    }

    @Override
    public void requireSigning(Secret one) {
        algorithms.get(0).with(secret).requireSigning(one);
    }

    @Override
    public Secret secretOf(byte[] random) {
        return algorithms.get(0).with(secret).secretOf(random);
    }

    @Override
    public String word() {
        return "jws";
    }

    @Override
    public List<RequestPlace> places() {
        return List.of(place);
    }

    @Override
    public boolean bearsClaims() {
        return true;
    }

    @Override
    public boolean coversBody() {
        return place instanceof RequestPlace.WholeBody
                || claims.values().stream().anyMatch(SignedContent::coversBody);
    }

    @Override
    public SignatureScheme at(RequestPlace other) {
        return new JwsScheme(other, format, algorithms, secret, claims, issuedAt, window);
    }

    @Override
    public SignatureScheme withTolerance(Duration tolerance) {
        return issuedAt == null
                ? SignatureScheme.super.withTolerance(tolerance)
                : new JwsScheme(
                        place,
                        format,
                        algorithms,
                        secret,
                        claims,
                        issuedAt,
                        new TimestampWindow(window.unit(), tolerance));
    }
}

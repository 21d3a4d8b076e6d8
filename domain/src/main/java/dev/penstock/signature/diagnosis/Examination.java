package dev.penstock.signature.diagnosis;

import dev.penstock.event.Payload;
import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One refused request under examination: asks the scheme again, under changed circumstances, a bounded number of times. */
final class Examination {
    /** Each costs about a hash of the body. */
    static final int TRIES_MAX = 600;

    private final SignatureScheme scheme;
    private final WebhookRequest request;
    private final Keys keys;
    private final Instant now;
    private final Set<String> expectedHeaders;
    private int tries;

    Examination(SignatureScheme scheme, WebhookRequest request, Keys keys, Instant now) {
        this(scheme, request, keys, now, KnownScheme.headersOf(scheme));
    }

    private Examination(
            SignatureScheme scheme, WebhookRequest request, Keys keys, Instant now, Set<String> expectedHeaders) {
        this.scheme = scheme;
        this.request = request;
        this.keys = keys;
        this.now = now;
        this.expectedHeaders = expectedHeaders;
    }

    SignatureScheme scheme() {
        return scheme;
    }

    WebhookRequest request() {
        return request;
    }

    Keys keys() {
        return keys;
    }

    Instant now() {
        return now;
    }

    /** The same, at another time. */
    Examination at(Instant time) {
        Examination shifted = new Examination(scheme, request, keys, time, expectedHeaders);
        shifted.tries = tries;
        return shifted;
    }

    /** The headers that the scheme reads, as far as they can be known. */
    Set<String> expectedHeaders() {
        return expectedHeaders;
    }

    /** Why the request was refused; empty when it was not. */
    Optional<RefusalCode> refusal() {
        return refusal(verification());
    }

    Verification verification() {
        return verify(scheme, request, keys.active());
    }

    static Optional<RefusalCode> refusal(Verification verification) {
        return verification instanceof Verification.Refused refused ? Optional.of(refused.code()) : Optional.empty();
    }

    boolean fits(WebhookRequest changed) {
        return verify(scheme, changed, keys.active()) instanceof Verification.Verified;
    }

    boolean fitsBody(Payload body) {
        return fits(new WebhookRequest(request.method(), request.url(), request.headers(), body));
    }

    boolean fitsUrl(String url) {
        return fits(new WebhookRequest(request.method(), url, request.headers(), request.body()));
    }

    boolean fitsHeader(String name, List<String> values) {
        return fits(withHeader(name, values));
    }

    WebhookRequest withHeader(String name, List<String> values) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.put(name, values);
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }

    boolean fitsSecret(String text) {
        return !text.isBlank() && fitsSecret(new Secret(text));
    }

    boolean fitsSecret(Secret secret) {
        return verify(scheme, request, List.of(secret)) instanceof Verification.Verified;
    }

    boolean fitsScheme(SignatureScheme other) {
        return verify(other, request, keys.active()) instanceof Verification.Verified;
    }

    /** A secret that a scheme cannot use has signed nothing with it. */
    private Verification verify(SignatureScheme by, WebhookRequest changed, List<Secret> secrets) {
        List<Secret> usable =
                secrets.stream().filter(secret -> isUsable(by, secret)).toList();
        if (usable.isEmpty() || tries >= TRIES_MAX) {
            return new Verification.Refused(RefusalCode.SIGNATURE_MISMATCH, "not tried");
        }
        tries++;
        return by.verify(changed, usable, now);
    }

    private static boolean isUsable(SignatureScheme by, Secret secret) {
        try {
            by.requireUsable(secret);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.penstock.signature.diagnosis;

import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scheme that signs the URL alone: the signature is the URL itself, behind the secret. */
record UrlSigning() implements SignatureScheme {
    static final String HEADER = "X-Url-Signature";

    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets, Instant now) {
        boolean right = secrets.stream()
                .anyMatch(secret -> request.header(HEADER).equals(List.of(secret.reveal() + request.url())));
        return right
                ? new Verification.Verified()
                : new Verification.Refused(RefusalCode.SIGNATURE_MISMATCH, "another URL");
    }

    @Override
    public WebhookRequest sign(WebhookRequest request, String id, Instant now, Secret secret) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(HEADER, List.of(secret.reveal() + request.url()));
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }

    @Override
    public void requireUsable(Secret secret) {}

    @Override
    public Secret secretOf(byte[] random) {
        return new Secret("any");
    }

    @Override
    public String word() {
        return "url";
    }

    @Override
    public List<RequestPlace> places() {
        return List.of(new RequestPlace.Header(HEADER));
    }

    @Override
    public boolean coversBody() {
        return false;
    }
}

package dev.penstock.signature.diagnosis;

import dev.penstock.event.Payload;
import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scheme that a sender may be using instead of the expected one.
 *
 * @param title whose it is, for people
 * @param headers that its deliveries carry, in lower case; empty when they cannot be known
 */
public record KnownScheme(String title, SignatureScheme scheme, Set<String> headers) {
    private static final byte[] KEY = new byte[32];
    private static final WebhookRequest PLAIN =
            new WebhookRequest("POST", "https://localhost/", Map.of(), Payload.of(new byte[] {'{', '}'}));

    /** Learns the headers from what the scheme itself writes. */
    public static KnownScheme of(String title, SignatureScheme scheme) {
        return new KnownScheme(title, scheme, headersOf(scheme));
    }

    /** The headers where the proof stands, and with them all others that a sender signs. */
    static Set<String> headersOf(SignatureScheme scheme) {
        Set<String> names = new TreeSet<>();
        for (RequestPlace place : scheme.places()) {
            if (place instanceof RequestPlace.Header header) {
                names.add(header.name().toLowerCase(Locale.ROOT));
            }
        }
        if (scheme.coversBody() && !names.isEmpty()) {
            names.addAll(written(scheme));
        }
        return names;
    }

    /** Nothing of a scheme that cannot sign so plain a request. */
    private static Set<String> written(SignatureScheme scheme) {
        try {
            return scheme.sign(PLAIN, "id", Instant.EPOCH, scheme.secretOf(KEY.clone()))
                    .headers()
                    .keySet();
        } catch (RuntimeException e) {
            return Set.of();
        }
    }

    /** Whether a request carries all of them. */
    boolean marks(WebhookRequest request) {
        return !headers.isEmpty() && headers.stream().map(request::header).noneMatch(List::isEmpty);
    }
}

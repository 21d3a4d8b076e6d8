package dev.penstock.source;

import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays a source's sender: for samples, and for trying a source out. */
public final class WebhookSigner {
    private final Source source;
    private final Secret secret;

    /** @throws IllegalArgumentException when the source's scheme cannot sign with the secret: a public key only verifies */
    public WebhookSigner(Source source, Secret secret) {
        source.signature().requireSigning(secret);
        this.source = source;
        this.secret = secret;
    }

    /**
     * A delivery that the source's door accepts at {@code now}. Where the source finds id or type in the body, the body must
     * have them. A scheme may put its signature into the URL or into the body.
     *
     * @param url where it will be posted: some senders sign it
     */
    public WebhookRequest request(String url, String contentType, String id, String type, Instant now, Payload body) {
        Map<String, List<String>> headers = unsigned(source, contentType, id, type);
        return source.signature().sign(new WebhookRequest("POST", url, headers, body), id, now, secret);
    }

    /** What the sender writes before it signs. */
    static Map<String, List<String>> unsigned(Source source, String contentType, String id, String type) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", List.of(contentType));
        if (source.body().form() == BodyForm.CLOUDEVENTS) {
            headers.put("ce-specversion", List.of("1.0"));
            headers.put("ce-source", List.of("/" + source.name()));
        }
        putWhereHeader(headers, source.idLocator(), id);
        putWhereHeader(headers, source.typeLocator(), type);
        return headers;
    }

    private static void putWhereHeader(Map<String, List<String>> headers, Locator locator, String value) {
        if (locator instanceof Locator.Header header) {
            headers.put(header.name(), List.of(value));
        }
        if (locator instanceof Locator.Either either) {
            putWhereHeader(headers, either.parts().get(0), value);
        }
        if (locator instanceof Locator.Composite composite) {
            putWhereHeader(headers, composite.parts().get(0), value);
        }
    }
}

package dev.penstock.source;

import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plays a source's sender: for samples, and for trying a source out. */
public final class WebhookSigner {
    private final Source source;
    private final Secret secret;

    /** @throws IllegalArgumentException when the source's scheme cannot use the secret */
    public WebhookSigner(Source source, Secret secret) {
        source.signature().requireUsable(secret);
        this.source = source;
        this.secret = secret;
    }

    /**
     * The headers of a delivery that the source's door accepts at {@code now}. Where the source finds id or type in the body,
     * the body must have them: it is signed as it is.
     */
    public SortedMap<String, String> headers(String id, String type, Instant now, Payload body) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        if (source.body().form() == BodyForm.CLOUDEVENTS) {
            headers.put("ce-specversion", "1.0");
            headers.put("ce-source", "/" + source.name());
        }
        putWhereHeader(headers, source.idLocator(), id);
        putWhereHeader(headers, source.typeLocator(), type);
        headers.putAll(source.signature().sign(id, now, body, secret));
        return Collections.unmodifiableSortedMap(headers);
    }

    private static void putWhereHeader(SortedMap<String, String> headers, Locator locator, String value) {
        if (locator instanceof Locator.Header header) {
            headers.put(header.name(), value);
        }
    }
}

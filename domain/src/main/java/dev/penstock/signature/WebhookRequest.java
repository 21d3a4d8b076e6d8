package dev.penstock.signature;

import dev.penstock.event.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sender posted, untouched.
 *
 * @param method in upper case, {@code POST} for a delivery; some senders prove an endpoint's owner by {@code GET}
 * @param url the whole URL that the sender used, with its query, exactly as written; some senders sign it
 * @param headers by name, in any letter case, every value in the order of arrival
 * @param body the raw bytes
 */
public record WebhookRequest(String method, String url, Map<String, List<String>> headers, Payload body) {
    public WebhookRequest {
        Map<String, List<String>> byLowerCase = new TreeMap<>();
        headers.forEach((name, values) -> byLowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = byLowerCase;
    }

    /** Every value of a header; empty when there is none. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}

package dev.penstock.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the scheme's tests send, and how they read the outcome. */
final class Requests {
    static final String URL = "https://hooks.example.com/hooks/sample";

    private Requests() {}

    static Payload body(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static WebhookRequest request(Map<String, String> headers, Payload body) {
        Map<String, List<String>> values = new TreeMap<>();
        headers.forEach((name, value) -> values.put(name, List.of(value)));
        return new WebhookRequest("POST", URL, values, body);
    }

    /** The headers that a scheme signs a body with, by their names in lower case. */
    static Map<String, String> signed(SignatureScheme scheme, String id, Instant now, Payload body, Secret secret) {
        Map<String, String> headers = new TreeMap<>();
        scheme.sign(request(Map.of(), body), id, now, secret)
                .headers()
                .forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    static WebhookRequest requestWithTwice(String header, Map<String, String> headers, Payload body) {
        Map<String, List<String>> values = new TreeMap<>();
        headers.forEach(
                (name, value) -> values.put(name, name.equals(header) ? List.of(value, value) : List.of(value)));
        return new WebhookRequest("POST", URL, values, body);
    }

    static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(name);
        return changed;
    }

    static void assertVerified(Verification verification) {
        assertThat(verification).isInstanceOf(Verification.Verified.class);
    }

    static void assertRefused(Verification verification, RefusalCode code) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

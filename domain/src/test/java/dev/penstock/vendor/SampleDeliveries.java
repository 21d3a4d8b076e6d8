package dev.penstock.vendor;

import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests have signed: bodies as odd as senders post them, each with the word that tampering changes. */
final class SampleDeliveries {
    private static final String ORIGINAL = "original";
    private static final String TAMPERED = "tampered";
    private static final String URL = "https://hooks.example.com/hooks/sample?data.id=" + ORIGINAL + "1&b=2";

    /** JSON that looks the same after it was parsed and written again: some libraries do that. */
    private static final List<String> COMPACT_JSON = List.of(
            "{\"id\":\"original\",\"n\":1}",
            "{\"name\":\"Grüße, 你好 🚀 original\"}",
            "{\"list\":[],\"a\":\"original\"}");

    private static final List<String> JSON = List.of(
            "{}",
            "{\r\n  \"id\": \"original\"\r\n}\r\n",
            "{\"id\":\"original\"}\n",
            "{\"amount\":12345678901234567890.10,\"id\":\"original\"}",
            "{\"escaped\":\"\\u00fc \\/ \\ud83d\\ude80 original\"}");

    private static final List<String> TEXT =
            List.of(" original ", "original\r\n", "a=original&b=%C3%BC+&c=", "<a>original &amp; ü</a>");

    private static final List<String> FORM = List.of(
            "From=%2B15550100&Body=original+Gr%C3%BC%C3%9Fe&Empty=&To=%2B15550101",
            "b=2&B=1&a=original", "a=original%0D%0A&b=1%2B1+%26+2");

    private SampleDeliveries() {}

    /**
     * @param kind {@code text}, {@code json}, {@code compact-json}, {@code form}, or the name of a file in {@code samples}
     * @param now for bodies that say when they were sent
     */
    static List<WebhookRequest> of(String kind, Instant now) {
        return switch (kind) {
            case "text" -> requests("text/plain", Stream.of(COMPACT_JSON, JSON, TEXT));
            case "json" -> requests("application/json", Stream.of(COMPACT_JSON, JSON));
            case "compact-json" -> requests("application/json", Stream.of(COMPACT_JSON));
            case "form" -> requests("application/x-www-form-urlencoded", Stream.of(FORM));
            default ->
                requests(
                        "application/json",
                        Stream.of(List.of(file(kind).replace("NOW_MS", Long.toString(now.toEpochMilli())))));
        };
    }

    /** The same request, with a word of its body changed. */
    static WebhookRequest withTamperedBody(WebhookRequest request) {
        String text = request.body().text();
        String tampered = text.contains(ORIGINAL)
                ? text.replaceFirst(ORIGINAL, TAMPERED)
                : text.equals("{}") ? "{\"" + TAMPERED + "\":1}" : withAnotherMiddle(text);
        return new WebhookRequest(
                request.method(),
                request.url(),
                request.headers(),
                Payload.of(tampered.getBytes(StandardCharsets.UTF_8)));
    }

    static WebhookRequest withTamperedUrl(WebhookRequest request) {
        return new WebhookRequest(
                request.method(), request.url().replace(ORIGINAL, TAMPERED), request.headers(), request.body());
    }

    /** For bodies that a library has encoded. */
    private static String withAnotherMiddle(String text) {
        int middle = text.length() / 2;
        return text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1);
    }

    private static List<WebhookRequest> requests(String contentType, Stream<List<String>> bodies) {
        Map<String, List<String>> headers = new TreeMap<>(Map.of("Content-Type", List.of(contentType)));
        return bodies.flatMap(List::stream)
                .map(body ->
                        new WebhookRequest("POST", URL, headers, Payload.of(body.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private static String file(String name) {
        try {
            return Files.readString(VendorLibraries.FOLDER.resolve("samples").resolve(name))
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.penstock.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.penstock.event.Payload;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Rows of keyed hashes, signed with the Java platform alone: the row's words are replaced in its templates as text, and none of
 * the code that verifies takes part.
 */
class IndependentSignerTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.bundled();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String BODY = "{\"id\":\"7\",\"text\":\"ä\\r\\n\"}\r\n";

    @TestFactory
    Stream<DynamicTest> rowsOfKeyedHashes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("body-hash", "timed-hash")) {
            for (Map<?, ?> row : rows(file)) {
                if (row.get("signature") instanceof Map<?, ?> words
                        && words.get("algorithm") instanceof String
                        && isOfHeaders(words)) {
                    String name = String.valueOf(row.get("name"));
                    tests.add(dynamicTest(name, () -> accepted(name, words)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    /** Nothing in the URL, and no timestamp in the body. */
    private static boolean isOfHeaders(Map<?, ?> words) {
        String text = words.toString();
        return !text.contains("query:") && !text.contains("{signedHeaders") && !text.contains("/webhookTimestamp");
    }

    private static void accepted(String name, Map<?, ?> words) throws Exception {
        Map<?, ?> timestamp = words.get("timestamp") instanceof Map<?, ?> map ? map : Map.of();
        String format = text(words, "format", "{signature}").replace(",...", "").replace("{n}", "");
        boolean timed = text(words, "signed", "").contains("{timestamp}");
        String time = timed ? time(text(timestamp, "unit", "s")) : "";
        String url = "https://hooks.example.com/a?b=c";
        String signed = text(words, "signed", "{body}")
                .replace("{timestamp}", time)
                .replace("{id}", "evt7")
                .replace("{method}", "POST")
                .replace("{url}", url)
                .replace("{sha256Hex:body}", HexFormat.of().formatHex(sha256(BODY)))
                .replace("{body}", BODY);
        String secretForm = text(words, "secret", "raw");
        byte[] key = secretForm.equals("raw then &") ? joined(KEY, "&".getBytes(StandardCharsets.UTF_8)) : KEY;
        String mac = "Hmac" + words.get("algorithm");
        String signature = encoded(text(words, "encoding", ""), hmac(mac, key, signed));
        Map<String, List<String>> headers = new TreeMap<>();
        String header = words.get("header") instanceof List<?> several
                ? String.valueOf(several.get(several.size() - 1))
                : text(words, "header", "");
        headers.put(
                header.replace("{n}", "3"),
                List.of(format.replace("{timestamp}", time).replace("{signature}", signature)));
        if (timestamp.get("header") != null) {
            headers.put(text(timestamp, "header", ""), List.of(time));
        }
        if (words.get("id-header") != null) {
            headers.put(text(words, "id-header", ""), List.of("evt7"));
        }
        SignatureScheme scheme = CATALOGUE.provider(name).signature();
        Secret secret = new Secret(
                switch (secretForm) {
                    case "hex" -> HexFormat.of().formatHex(KEY);
                    case "base64" -> Base64.getEncoder().encodeToString(KEY);
                    default -> new String(KEY, StandardCharsets.UTF_8);
                });
        WebhookRequest request =
                new WebhookRequest("POST", url, headers, Payload.of(BODY.getBytes(StandardCharsets.UTF_8)));
        Requests.assertVerified(scheme.verify(request, List.of(secret), NOW));
    }

    private static String time(String unit) {
        return switch (unit) {
            case "ms" -> Long.toString(NOW.toEpochMilli());
            case "iso" -> "2026-03-01T12:00:00.000000001Z";
            default -> Long.toString(NOW.getEpochSecond());
        };
    }

    private static String encoded(String encoding, byte[] bytes) {
        return switch (encoding) {
            case "hex" -> HexFormat.of().formatHex(bytes);
            case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            default -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    private static byte[] hmac(String algorithm, byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static String text(Map<?, ?> words, String key, String otherwise) {
        Object value = words.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static List<Map<?, ?>> rows(String file) {
        try (InputStream yaml = ProviderCatalogue.class.getResourceAsStream("/penstock/providers/" + file + ".yaml")) {
            List<Map<?, ?>> rows = new ArrayList<>();
            for (Object row : (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml)) {
                rows.add((Map<?, ?>) row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.penstock.source;

import dev.penstock.signature.HashAlgorithm;
import dev.penstock.signature.HmacScheme;
import dev.penstock.signature.SecretEncoding;
import dev.penstock.signature.SignatureEncoding;
import dev.penstock.signature.SignatureFormat;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.SignedContent;
import dev.penstock.signature.StandardWebhooksScheme;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One row of the catalogue's file, each key read once; a key that nothing reads is an error. */
final class ProviderRow {
    private final Map<String, Object> unread;

    ProviderRow(Map<?, ?> row) {
        unread = new TreeMap<>();
        row.forEach((key, value) -> unread.put(String.valueOf(key), value));
    }

    Provider provider() {
        String name = text("name");
        try {
            Provider provider = new Provider(
                    name,
                    text("title"),
                    scheme(text("scheme")),
                    Locator.parse(text("id")),
                    Locator.parse(text("type")),
                    Duration.ofSeconds(Long.parseLong(text("ack_deadline_s"))));
            if (!unread.isEmpty()) {
                throw new IllegalArgumentException("unknown keys " + unread.keySet());
            }
            return provider;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("provider '" + name + "': " + e.getMessage(), e);
        }
    }

    private SignatureScheme scheme(String word) {
        return switch (word) {
            case "hmac" ->
                new HmacScheme(
                        text("header"),
                        HashAlgorithm.parse(text("algorithm")),
                        SignatureEncoding.parse(text("encoding")),
                        SignatureFormat.parse(text("format")),
                        SignedContent.parse(text("signed")),
                        SecretEncoding.parse(text("secret")),
                        null,
                        null,
                        null);
            case "standard-webhooks" -> new StandardWebhooksScheme();
            default ->
                throw new IllegalArgumentException("a scheme is hmac or standard-webhooks, found '" + word + "'");
        };
    }

    private String text(String key) {
        Object value = unread.remove(key);
        if (value == null) {
            throw new IllegalArgumentException("key '" + key + "' is missing");
        }
        return value.toString();
    }
}

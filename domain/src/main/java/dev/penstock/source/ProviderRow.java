package dev.penstock.source;

import dev.penstock.signature.SchemeReading;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads one row of the catalogue; a key that means nothing is an error. */
final class ProviderRow {
    static final Set<String> KEYS = Set.of(
            "name",
            "title",
            "signature",
            "id",
            "type",
            "content-type",
            "ack-deadline",
            "handshake",
            "docs",
            "confirmed",
            "unconfirmed",
            "notes");

    private final RowWords words;
    private final Map<?, ?> row;

    ProviderRow(Map<?, ?> row) {
        this.row = row;
        this.words = new RowWords(row);
    }

    /** @throws IllegalArgumentException naming the provider and the key at fault */
    Provider provider() {
        String name = required("name");
        try {
            Set<String> unknown = new TreeSet<>(words.keys(""));
            unknown.removeAll(KEYS);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("unknown keys " + unknown);
            }
            return new Provider(
                    name,
                    required("title"),
                    SchemeReading.read(signature()),
                    words.text("id").map(Locator::parse).orElse(null),
                    words.text("type").map(Locator::parse).orElse(null),
                    words.text("content-type").orElse(null),
                    words.duration("ack-deadline", Duration.ofMillis(1), Duration.ofHours(1))
                            .orElse(null),
                    words.text("handshake").orElse(null),
                    words.text("docs").map(URI::create).orElse(null),
                    Confirmation.parse(required("confirmed")),
                    Set.copyOf(words.texts("unconfirmed")),
                    words.text("notes").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("provider '" + name + "': " + e.getMessage(), e);
        }
    }

    private RowWords signature() {
        if (row.get("signature") instanceof Map<?, ?> signature) {
            RowWords described = new RowWords(signature);
            Set<String> unknown = new TreeSet<>(described.keys(""));
            unknown.removeAll(SchemeReading.KEYS);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("unknown keys " + unknown);
            }
            return described;
        }
        throw new IllegalArgumentException("key 'signature' is missing");
    }

    private String required(String key) {
        return words.text(key).orElseThrow(() -> new IllegalArgumentException("key '" + key + "' is missing"));
    }
}

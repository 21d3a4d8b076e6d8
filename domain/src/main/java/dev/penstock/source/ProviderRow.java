package dev.penstock.source;

import dev.penstock.handshake.Handshake;
import dev.penstock.handshake.Handshakes;
import dev.penstock.signature.SchemeReading;
import dev.penstock.signature.SignatureScheme;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
            "answer",
            "docs",
            "confirmed",
            "unconfirmed",
            "notes");

    private static final Set<String> ANSWER_KEYS = Set.of("status", "content-type", "body", "refusals");
    private static final SortedMap<String, Handshake> HANDSHAKES = Handshakes.bundled();

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
            SignatureScheme signature = SchemeReading.read(signature());
            return new Provider(
                    name,
                    required("title"),
                    signature,
                    locator("id", signature),
                    locator("type", signature),
                    words.text("content-type").orElse(null),
                    words.duration("ack-deadline", Duration.ofMillis(1), Duration.ofHours(1))
                            .orElse(null),
                    words.text("handshake").map(ProviderRow::handshake).orElse(null),
                    answer(),
                    words.text("docs").map(URI::create).orElse(null),
                    Confirmation.parse(required("confirmed")),
                    unconfirmed(),
                    words.text("notes").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("provider '" + name + "': " + e.getMessage(), e);
        }
    }

    private @Nullable Locator locator(String key, SignatureScheme signature) {
        Locator locator = words.text(key).map(Locator::parse).orElse(null);
        if (locator != null && locator.readsClaims() && !signature.bearsClaims()) {
            throw new IllegalArgumentException(
                    "key '" + key + "': " + locator + " is of a token, and scheme " + signature.word() + " has none");
        }
        return locator;
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

    private static Handshake handshake(String name) {
        Handshake handshake = HANDSHAKES.get(name);
        if (handshake == null) {
            throw new IllegalArgumentException(
                    "key 'handshake': '" + name + "' is not known; allowed: " + String.join(", ", HANDSHAKES.keySet()));
        }
        return handshake;
    }

    private Acknowledgement answer() {
        Set<String> unknown = new TreeSet<>(words.keys("answer"));
        unknown.removeAll(ANSWER_KEYS);
        if (!unknown.isEmpty()
                || (words.keys("answer").isEmpty() && words.keys("").contains("answer"))) {
            throw new IllegalArgumentException("key 'answer' has some of " + new TreeSet<>(ANSWER_KEYS) + ", found "
                    + (unknown.isEmpty() ? "none" : unknown));
        }
        int status = words.text("answer.status").map(Integer::valueOf).orElse(Acknowledgement.DEFAULT.status());
        return new Acknowledgement(
                status,
                words.text("answer.body")
                        .map(body -> new Acknowledgement.Content(
                                words.text("answer.content-type").orElse(""), body))
                        .orElse(null),
                refusalsBare());
    }

    private boolean refusalsBare() {
        Optional<String> refusals = words.text("answer.refusals");
        if (refusals.isPresent() && !refusals.get().equals(Acknowledgement.EMPTY)) {
            throw new IllegalArgumentException("key 'answer.refusals' is " + Acknowledgement.EMPTY
                    + " where it is given, found '" + refusals.get() + "'");
        }
        return refusals.isPresent();
    }

    /** Keys of the row, or of its signature and below. */
    private Set<String> unconfirmed() {
        Set<String> unconfirmed = new TreeSet<>(words.texts("unconfirmed"));
        Set<String> foreign = new TreeSet<>(unconfirmed);
        foreign.removeAll(words.keys(""));
        foreign.removeAll(words.keys("signature"));
        foreign.removeAll(words.keys("signature.timestamp"));
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException("key 'unconfirmed': the row has no keys " + foreign);
        }
        return unconfirmed;
    }

    private String required(String key) {
        return words.text(key).orElseThrow(() -> new IllegalArgumentException("key '" + key + "' is missing"));
    }
}

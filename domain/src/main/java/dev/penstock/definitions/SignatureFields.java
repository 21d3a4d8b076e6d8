package dev.penstock.definitions;

import dev.penstock.signature.HashAlgorithm;
import dev.penstock.signature.HmacScheme;
import dev.penstock.signature.SecretEncoding;
import dev.penstock.signature.SignatureEncoding;
import dev.penstock.signature.SignatureFormat;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.SignedContent;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.signature.TimestampUnit;
import dev.penstock.signature.TimestampWindow;
import dev.penstock.source.Locator;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a source's {@code signature}: how deliveries of a sender are signed that no provider in the catalogue describes. */
final class SignatureFields {
    static final Set<String> KEYS =
            Set.of("scheme", "algorithm", "encoding", "header", "format", "signed", "secret", "timestamp", "id-header");

    static final Set<String> TIMESTAMP_KEYS = Set.of("header", "unit", "tolerance");

    static final Duration TOLERANCE_DEFAULT = Duration.ofMinutes(5);
    static final Duration TOLERANCE_MIN = Duration.ofSeconds(1);
    static final Duration TOLERANCE_MAX = Duration.ofHours(1);

    private static final Pattern SCHEME = Pattern.compile("hmac");

    /** The end of a message that says what was found: a problem says so first. */
    private static final Pattern FOUND = Pattern.compile(", found .*", Pattern.DOTALL);

    private SignatureFields() {}

    static SignatureScheme read(Place place) {
        Fields fields = place.fields(KEYS);
        fields.required("scheme").text(SCHEME, "hmac");
        String header = header(fields.required("header"));
        HashAlgorithm algorithm = parsed(fields.required("algorithm"), HashAlgorithm::parse, HashAlgorithm.SHA256);
        SignatureEncoding encoding =
                parsed(fields.required("encoding"), SignatureEncoding::parse, SignatureEncoding.HEX);
        SignatureFormat format =
                optional(fields, "format", SignatureFormat::parse, SignatureFormat.parse("{signature}"));
        SignedContent signed = optional(fields, "signed", SignedContent::parse, SignedContent.parse("{body}"));
        SecretEncoding secret = fields.find("secret")
                .map(word -> parsed(word.asSecret(), SecretEncoding::parse, SecretEncoding.RAW))
                .orElse(SecretEncoding.RAW);
        Optional<Fields> timestamp = fields.find("timestamp").map(value -> value.fields(TIMESTAMP_KEYS));
        try {
            return new HmacScheme(
                    header,
                    algorithm,
                    encoding,
                    format,
                    signed,
                    secret,
                    signed.hasTimestamp() || timestamp.isPresent() ? window(timestamp) : null,
                    optionalHeader(timestamp.flatMap(value -> value.find("header"))),
                    optionalHeader(fields.find("id-header")));
        } catch (IllegalArgumentException e) {
            place.problem("parts that do not fit each other", String.valueOf(e.getMessage()));
            return new StandardWebhooksScheme();
        }
    }

    private static TimestampWindow window(Optional<Fields> timestamp) {
        return new TimestampWindow(
                timestamp
                        .map(value -> optional(value, "unit", TimestampUnit::parse, TimestampUnit.SECONDS))
                        .orElse(TimestampUnit.SECONDS),
                timestamp
                        .flatMap(value -> value.find("tolerance"))
                        .map(value -> value.duration(TOLERANCE_MIN, TOLERANCE_MAX))
                        .orElse(TOLERANCE_DEFAULT));
    }

    private static String header(Place place) {
        return place.text(Locator.HEADER_NAME, "the name of a header");
    }

    private static @Nullable String optionalHeader(Optional<Place> place) {
        return place.map(SignatureFields::header).orElse(null);
    }

    private static <T> T optional(Fields fields, String key, Function<String, T> parse, T otherwise) {
        return fields.find(key).map(place -> parsed(place, parse, otherwise)).orElse(otherwise);
    }

    private static <T> T parsed(Place place, Function<String, T> parse, T otherwise) {
        String text = place.text();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            place.problem(
                    place.found(), FOUND.matcher(String.valueOf(e.getMessage())).replaceFirst(""));
            return otherwise;
        }
    }
}

package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes schemes of words. There is no other way to describe one, so that the catalogue can say no more than a source can. */
public final class SchemeReading {
    /** All keys that any scheme has. */
    public static final Set<String> KEYS = Set.of(
            "scheme",
            "algorithm",
            "encoding",
            "header",
            "format",
            "signed",
            "secret",
            "timestamp",
            "id-header",
            "each",
            "body",
            "claims",
            "certificate");

    public static final Set<String> TIMESTAMP_KEYS = Set.of("header", "unit", "tolerance");
    public static final Set<String> CERTIFICATE_KEYS = Set.of("header", "url", "name");

    public static final Duration TOLERANCE_DEFAULT = Duration.ofMinutes(5);
    public static final Duration TOLERANCE_MIN = Duration.ofSeconds(1);

    /** Longer than any sender that signs a timestamp is known to grant. */
    public static final Duration TOLERANCE_MAX = Duration.ofHours(24);

    private static final String SCHEMES =
            "a scheme is hmac, hash, standard-webhooks, ed25519, ecdsa, rsa, jws, token or basic";
    private static final String CLAIM = "claim:";

    private final SchemeWords words;
    private final Set<String> read = new TreeSet<>(Set.of("scheme"));

    private SchemeReading(SchemeWords words) {
        this.words = words;
    }

    /** The scheme, or a harmless one when a problem was reported. */
    public static SignatureScheme read(SchemeWords words) {
        SchemeReading reading = new SchemeReading(words);
        String word = words.text("scheme").orElse("");
        try {
            SignatureScheme scheme = reading.scheme(word);
            for (String key : words.keys("")) {
                if (KEYS.contains(key) && !reading.read.contains(key)) {
                    words.problem(key, "with scheme " + word + " only " + String.join(", ", reading.read));
                }
            }
            return scheme;
        } catch (IllegalArgumentException e) {
            words.problem("", String.valueOf(e.getMessage()));
            return new StandardWebhooksScheme();
        }
    }

    private SignatureScheme scheme(String word) {
        return switch (word) {
            case "hmac", "hash", "ed25519", "ecdsa", "rsa" -> signed(word);
            case "standard-webhooks" -> standardWebhooks();
            case "jws" -> jws();
            case "token", "basic" -> token(word);
            default -> {
                words.problem("scheme", SCHEMES);
                read.addAll(KEYS);
                yield new StandardWebhooksScheme();
            }
        };
    }

    private SignatureScheme signed(String word) {
        List<SignedContent> contents = new ArrayList<>();
        texts("signed")
                .forEach(text -> parsed("signed", text, SignedContent::parse).ifPresent(contents::add));
        if (contents.isEmpty()) {
            contents.add(SignedContent.parse("{body}"));
        }
        requireBodyOrItsAbsence("signed", contents.stream().allMatch(SignedContent::coversBody));
        if (word.equals("hash") && !contents.stream().allMatch(SignedContent::hasSecret)) {
            words.problem("signed", "content with {secret}: everybody can make a plain hash");
        }
        if (words.keys("").contains("certificate")
                && !words.keys("").contains("secret")
                && !contents.stream().allMatch(SignedContent::hasSecret)) {
            words.problem("secret", "the /pointer of a value that must be the secret, unless {secret} is signed");
        }
        SignatureFormat format = optional("format", SignatureFormat::parse).orElse(SignatureFormat.BARE);
        return new SignedScheme(
                word,
                places(true),
                format,
                optional("encoding", SignatureEncoding::parse)
                        .orElseGet(() -> missing("encoding", SignatureEncoding.HEX)),
                algorithms(word),
                contents,
                timestamp(contents, format),
                optional("id-header", RequestPlace::parse).orElse(null),
                each());
    }

    /** Nobody is to overlook that a body is not protected. */
    private void requireBodyOrItsAbsence(String key, boolean covered) {
        boolean unsigned = text("body").map(this::isUnsigned).orElse(false);
        if (covered && unsigned) {
            words.problem("body", "'body: unsigned' is for signatures without the body");
        }
        if (!covered && !unsigned) {
            words.problem(key, "something with {body} or its hash, or 'body: unsigned' to say that it is missing");
        }
    }

    private boolean isUnsigned(String text) {
        if (!text.equals("unsigned")) {
            words.problem("body", "unsigned");
        }
        return true;
    }

    private AlgorithmChoice algorithms(String word) {
        read.add("algorithm");
        if (words.keys("algorithm").isEmpty()) {
            return AlgorithmChoice.only(algorithm(word, word.equals("ed25519") ? HashAlgorithm.SHA512 : hash()));
        }
        SortedMap<String, SignatureAlgorithm> byName = new TreeMap<>();
        for (String name : words.keys("algorithm")) {
            if (!name.equals("from")) {
                optional("algorithm." + name, HashAlgorithm::parse)
                        .ifPresent(hash -> byName.put(name, algorithm(word, hash)));
            }
        }
        Optional<RequestPlace> from = optional("algorithm.from", RequestPlace::parse);
        if (from.isEmpty() || byName.isEmpty()) {
            words.problem("algorithm", "one, or a mapping of 'from' to a place and of names to algorithms");
            return AlgorithmChoice.only(algorithm(word, HashAlgorithm.SHA256));
        }
        return new AlgorithmChoice(from.get(), byName);
    }

    private HashAlgorithm hash() {
        return optional("algorithm", HashAlgorithm::parse).orElseGet(() -> missing("algorithm", HashAlgorithm.SHA256));
    }

    private SignatureAlgorithm algorithm(String word, HashAlgorithm hash) {
        return switch (word) {
            case "hmac" -> new KeyedHash(hash, secretForm());
            case "hash" -> new PlainHash(hash);
            case "ed25519" -> KeyPairSignature.of(KeyKind.ED25519, hash, false);
            case "ecdsa" -> KeyPairSignature.of(KeyKind.ECDSA, hash, false);
            default -> rsa(hash);
        };
    }

    private SignatureAlgorithm rsa(HashAlgorithm hash) {
        read.add("certificate");
        if (words.keys("certificate").isEmpty()) {
            return KeyPairSignature.of(KeyKind.RSA, hash, false);
        }
        RequestPlace place = optional("certificate.header", RequestPlace::parse)
                .orElseGet(() -> missing("certificate.header", new RequestPlace.WholeBody()));
        Pattern allowed = optional("certificate.url", SchemeReading::pattern)
                .orElseGet(() -> missing("certificate.url", Pattern.compile("")));
        Pattern name = optional("certificate.name", SchemeReading::pattern)
                .orElseGet(() -> missing("certificate.name", Pattern.compile("")));
        RequestPlace secretAt = optional("secret", RequestPlace::parse).orElse(null);
        return new KeyPairSignature(
                KeyKind.RSA, hash, false, new CertificateAddress(place, allowed, name), secretAt, Certificates.NONE);
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a regular expression that all of it must match", e);
        }
    }

    private @Nullable SignedTimestamp timestamp(List<SignedContent> contents, SignatureFormat format) {
        read.add("timestamp");
        if (words.keys("timestamp").isEmpty()
                && !format.hasTimestamp()
                && contents.stream().noneMatch(SignedContent::hasTimestamp)) {
            return null;
        }
        return new SignedTimestamp(
                optional("timestamp.header", RequestPlace::parse).orElse(null), window());
    }

    private TimestampWindow window() {
        read.add("timestamp");
        return new TimestampWindow(
                optional("timestamp.unit", TimestampUnit::parse).orElse(TimestampUnit.SECONDS),
                words.duration("timestamp.tolerance", TOLERANCE_MIN, TOLERANCE_MAX)
                        .orElse(TOLERANCE_DEFAULT));
    }

    private SignatureScheme standardWebhooks() {
        List<StandardWebhooksScheme.Names> names = new ArrayList<>();
        Optional<String> id = text("id-header");
        TimestampWindow window = window();
        Optional<String> timestamp = words.text("timestamp.header");
        for (String header : texts("header")) {
            String word = header.endsWith("-signature") ? header.substring(0, header.length() - 10) : "";
            if ((word.isEmpty() && (id.isEmpty() || timestamp.isEmpty()))
                    || !RequestPlace.HEADER_NAME.matcher(header).matches()) {
                words.problem("header", "NAME-signature, or id-header and timestamp.header beside it");
            }
            StandardWebhooksScheme.Names usual = StandardWebhooksScheme.Names.of(word);
            names.add(new StandardWebhooksScheme.Names(
                    id.orElse(usual.id()), timestamp.orElse(usual.timestamp()), header));
        }
        StandardWebhooksScheme specified = new StandardWebhooksScheme();
        return new StandardWebhooksScheme(
                names.isEmpty() ? specified.names() : names,
                optional("secret", SecretForm::parse).orElse(specified.secret()),
                window);
    }

    private SignatureScheme jws() {
        List<JwsAlgorithm> algorithms = new ArrayList<>();
        texts("algorithm")
                .forEach(text -> parsed("algorithm", text, JwsAlgorithm::parse).ifPresent(algorithms::add));
        if (algorithms.isEmpty()) {
            algorithms.add(missing("algorithm", JwsAlgorithm.HS256));
        }
        read.add("claims");
        SortedMap<String, SignedContent> claims = new TreeMap<>();
        for (String claim : words.keys("claims")) {
            optional("claims." + claim, SignedContent::parse).ifPresent(content -> claims.put(claim, content));
        }
        TimestampWindow window = window();
        String issuedAt = words.text("timestamp.header").orElse(null);
        if (issuedAt != null && !issuedAt.startsWith(CLAIM)) {
            words.problem("timestamp.header", "a claim of the token, such as claim:iat");
        }
        RequestPlace place = places(true).get(0);
        requireBodyOrItsAbsence(
                "claims",
                place instanceof RequestPlace.WholeBody
                        || claims.values().stream().anyMatch(SignedContent::coversBody));
        return new JwsScheme(
                place,
                optional("format", SchemeReading::tokenFormat).orElse(SignatureFormat.BARE),
                algorithms,
                algorithms.get(0).isSymmetric() ? secretForm() : SecretForm.RAW,
                claims,
                issuedAt == null ? null : issuedAt.substring(Math.min(CLAIM.length(), issuedAt.length())),
                window);
    }

    private SignatureScheme token(String word) {
        SignatureFormat otherwise = word.equals("basic") ? tokenFormat("Basic {token}") : SignatureFormat.BARE;
        boolean basic = word.equals("basic");
        List<RequestPlace> places = places(false);
        return new TokenScheme(
                word,
                places.isEmpty() && basic ? List.of(new RequestPlace.Header("Authorization")) : places,
                basic
                        ? otherwise
                        : optional("format", SchemeReading::tokenFormat).orElse(otherwise),
                each());
    }

    /** Words say {token} of what is no signature. */
    private static SignatureFormat tokenFormat(String text) {
        return SignatureFormat.parse(text.replace("{token}", "{signature}"));
    }

    private SecretForm secretForm() {
        return optional("secret", SecretForm::parse).orElse(SecretForm.RAW);
    }

    private @Nullable JsonPointer each() {
        return optional("each", RequestPlace::parse)
                .map(place -> {
                    if (place instanceof RequestPlace.Body body) {
                        return body.pointer();
                    }
                    words.problem("each", "a /pointer to an array in the body");
                    return JsonPointer.empty();
                })
                .orElse(null);
    }

    private List<RequestPlace> places(boolean required) {
        List<RequestPlace> places = new ArrayList<>();
        texts("header")
                .forEach(text -> parsed("header", text, RequestPlace::parse).ifPresent(places::add));
        if (places.isEmpty() && required) {
            places.add(missing("header", new RequestPlace.Header("X")));
        }
        return places;
    }

    private Optional<String> text(String key) {
        read.add(key);
        return words.text(key);
    }

    private List<String> texts(String key) {
        read.add(key);
        return words.texts(key);
    }

    private <T> Optional<T> optional(String path, Function<String, T> parse) {
        read.add(path.contains(".") ? path.substring(0, path.indexOf('.')) : path);
        return words.text(path).flatMap(text -> parsed(path, text, parse));
    }

    private <T> Optional<T> parsed(String path, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            words.problem(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Reports a value that must be there, unless it is and was found wrong. */
    private <T> T missing(String path, T otherwise) {
        String key = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        String below = path.substring(Math.min(key.length() + 1, path.length()));
        if (!words.keys(below.isEmpty() ? "" : key).contains(below.isEmpty() ? key : below)) {
            words.problem(path, "a value: the key is required");
        }
        return otherwise;
    }
}

package dev.penstock.signature.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ProviderCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goal: each mistake gets its own name, and no right but foreign signature gets one. Method: a sender that makes one mistake. */
class SignatureDoctorTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://hooks.example.com/hooks/shop?tenant=7";
    private static final String KEY = "c2l4dGVlbiBieXRlcyEhIQ==";
    private static final String BODY = "{\n  \"id\": \"e-1\",\n  \"b\": [1.50, 2],\n  \"a\": {\"näme\": \"</x>\"}\n}";

    private static final SignatureScheme HEX = scheme("hmac", "X-Sig-256", "hex", "sha256={signature}", "raw", "");
    private static final SignatureScheme BASE64 = scheme("hmac", "X-Sig", "base64", "{signature}", "raw", "");
    private static final SignatureScheme SHA1 =
            scheme("hmac", "X-Sig", "base64", "{signature}", "raw", "algorithm: SHA1");
    private static final SignatureScheme TIMED = timed("s");
    private static final SignatureScheme TIMED_MS = timed("ms");
    private static final SignatureScheme DECODED = scheme("hmac", "X-Sig", "base64", "{signature}", "base64", "");
    private static final SignatureScheme STANDARD = new StandardWebhooksScheme();
    private static final Secret WHSEC = STANDARD.secretOf(new byte[32]);

    private static final SignatureDoctor DOCTOR = new SignatureDoctor(
            List.of(KnownScheme.of("Shop", HEX), KnownScheme.of("Clock", TIMED), KnownScheme.of("Standard", STANDARD)));

    private static SignatureScheme timed(String unit) {
        return scheme(
                "hmac",
                "X-Timed",
                "hex",
                "t={timestamp},v1={signature}",
                "raw",
                "signed: \"{timestamp}.{body}\", timestamp: { unit: " + unit + ", tolerance: 5m }");
    }

    /** As a row of the catalogue says it. */
    private static SignatureScheme scheme(
            String scheme, String header, String encoding, String format, String secret, String more) {
        String algorithm = more.startsWith("algorithm") ? "" : "algorithm: SHA256, ";
        return ProviderCatalogue.read("[ { name: sample, title: Sample, confirmed: documentation, signature: { scheme: "
                        + scheme
                        + ", header: " + header + ", encoding: " + encoding + ", format: \"" + format + "\", secret: "
                        + secret + ", " + algorithm + more + " } } ]")
                .provider("sample")
                .signature();
    }

    /** A delivery as its sender meant it, and what was done to it. */
    private static final class Delivery {
        private SignatureScheme expected;
        private SignatureScheme signedBy;
        private Secret configured = new Secret(KEY);
        private Secret used = new Secret(KEY);
        private Instant signedAt = NOW;
        private byte[] signedBody = BODY.getBytes(StandardCharsets.UTF_8);
        private byte @Nullable [] arrivedBody;
        private UnaryOperator<Map<String, List<String>>> headers = UnaryOperator.identity();
        private List<Keys.Ended> ended = List.of();
        private List<Secret> others = List.of();

        Delivery(SignatureScheme scheme) {
            expected = scheme;
            signedBy = scheme;
        }

        Delivery signedBy(SignatureScheme scheme) {
            signedBy = scheme;
            return this;
        }

        Delivery configured(String secret) {
            configured = new Secret(secret);
            return this;
        }

        Delivery used(String secret) {
            used = new Secret(secret);
            return this;
        }

        Delivery signedAt(Instant time) {
            signedAt = time;
            return this;
        }

        Delivery signedBody(String body) {
            signedBody = body.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Delivery arrived(String body) {
            arrivedBody = body.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Delivery arrived(byte[] body) {
            arrivedBody = body;
            return this;
        }

        Delivery keys(List<Keys.Ended> endedSecrets, List<Secret> otherSecrets) {
            ended = endedSecrets;
            others = otherSecrets;
            return this;
        }

        Delivery header(String name, UnaryOperator<String> change) {
            return headers(all -> {
                all.put(
                        name,
                        List.of(change.apply(all.getOrDefault(name, List.of()).get(0))));
                return all;
            });
        }

        Delivery renamed(String from, String to) {
            return headers(all -> {
                all.put(to, all.remove(from));
                return all;
            });
        }

        Delivery headers(UnaryOperator<Map<String, List<String>>> change) {
            headers = change;
            return this;
        }

        List<Diagnosis> diagnoses() {
            Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            WebhookRequest plain = new WebhookRequest("POST", URL, Map.of(), Payload.of(signedBody));
            all.putAll(signedBy.sign(plain, "e-1", signedAt, used).headers());
            all.put("Content-Type", List.of("application/json"));
            all.put("User-Agent", List.of("sender/1.0"));
            byte[] body = arrivedBody == null ? signedBody : arrivedBody;
            WebhookRequest request = new WebhookRequest("POST", URL, headers.apply(all), Payload.of(body));
            return DOCTOR.examine(expected, request, new Keys(List.of(configured), ended, others), NOW);
        }
    }

    private record Mistake(String name, Delivery delivery, Finding finding) {}

    private static Delivery of(SignatureScheme scheme) {
        return new Delivery(scheme);
    }

    private static List<Mistake> mistakes() {
        String compact = "{\"id\":\"e-1\",\"b\":[1.50,2],\"a\":{\"näme\":\"</x>\"}}";
        String hexKey = HexFormat.of().formatHex("another secret of bytes".getBytes(StandardCharsets.UTF_8));
        List<Mistake> all = new ArrayList<>(List.of(
                new Mistake("a late clock", of(TIMED).signedAt(NOW.minusSeconds(400)), Finding.CLOCK_SKEW),
                new Mistake("an early clock", of(TIMED).signedAt(NOW.plusSeconds(3_700)), Finding.CLOCK_SKEW),
                new Mistake(
                        "a late clock of Standard Webhooks",
                        of(STANDARD)
                                .configured(WHSEC.reveal())
                                .used(WHSEC.reveal())
                                .signedAt(NOW.minusSeconds(301)),
                        Finding.CLOCK_SKEW),
                new Mistake("milliseconds for seconds", of(TIMED).signedBy(TIMED_MS), Finding.TIMESTAMP_UNIT),
                new Mistake("seconds for milliseconds", of(TIMED_MS).signedBy(TIMED), Finding.TIMESTAMP_UNIT),
                new Mistake(
                        "a header twice",
                        of(HEX).headers(headers -> {
                            headers.put(
                                    "X-Sig-256",
                                    List.of(
                                            "sha256=00",
                                            headers.getOrDefault("X-Sig-256", List.of())
                                                    .get(0)));
                            return headers;
                        }),
                        Finding.HEADER_TWICE),
                new Mistake("another header", of(HEX).renamed("X-Sig-256", "X-Signature"), Finding.HEADER_ELSEWHERE),
                new Mistake("another provider, right", of(BASE64).signedBy(HEX), Finding.OTHER_PROVIDER),
                new Mistake(
                        "another provider, other secret",
                        of(BASE64).signedBy(TIMED).used("foreign"),
                        Finding.OTHER_PROVIDER),
                new Mistake(
                        "no signature",
                        of(HEX).headers(headers -> {
                            headers.remove("X-Sig-256");
                            return headers;
                        }),
                        Finding.NO_SIGNATURE),
                new Mistake("no prefix", of(HEX).header("X-Sig-256", value -> value.substring(7)), Finding.PREFIX),
                new Mistake(
                        "a prefix too many", of(BASE64).header("X-Sig", value -> "sha256=" + value), Finding.PREFIX),
                new Mistake("another prefix", of(HEX).header("X-Sig-256", v -> "v1=" + v.substring(7)), Finding.PREFIX),
                new Mistake("quotes", of(BASE64).header("X-Sig", value -> '"' + value + '"'), Finding.PREFIX),
                new Mistake(
                        "hex for base64",
                        of(BASE64)
                                .header(
                                        "X-Sig",
                                        v -> HexFormat.of()
                                                .formatHex(Base64.getDecoder().decode(v))),
                        Finding.SIGNATURE_ENCODING),
                new Mistake(
                        "base64 for hex",
                        of(HEX).header(
                                        "X-Sig-256",
                                        v -> "sha256="
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                HexFormat.of().parseHex(v.substring(7)))),
                        Finding.SIGNATURE_ENCODING),
                new Mistake(
                        "URL-safe base64",
                        of(BASE64)
                                .header(
                                        "X-Sig",
                                        v -> v.replace('+', '-')
                                                .replace('/', '_')
                                                .replace("=", "")),
                        Finding.SIGNATURE_ENCODING),
                new Mistake(
                        "base64 without padding",
                        of(BASE64).header("X-Sig", v -> v.replace("=", "")),
                        Finding.SIGNATURE_ENCODING),
                new Mistake("another algorithm", of(BASE64).signedBy(SHA1), Finding.OTHER_ALGORITHM),
                new Mistake(
                        "a line's end in the configured secret",
                        of(HEX).configured(KEY + "\n"),
                        Finding.SECRET_WHITESPACE),
                new Mistake("a line's end in the sender's secret", of(HEX).used(KEY + "\n"), Finding.SECRET_WHITESPACE),
                new Mistake("spaces around the secret", of(HEX).configured("  " + KEY), Finding.SECRET_WHITESPACE),
                new Mistake("quotes around the secret", of(HEX).configured('"' + KEY + '"'), Finding.SECRET_QUOTES),
                new Mistake("quotes at the sender", of(HEX).used('"' + KEY + '"'), Finding.SECRET_QUOTES),
                new Mistake("no whsec_", of(HEX).used("whsec_" + KEY), Finding.SECRET_PREFIX),
                new Mistake("whsec_ too many", of(HEX).configured("whsec_" + KEY), Finding.SECRET_PREFIX),
                new Mistake("text for base64", of(DECODED).signedBy(BASE64), Finding.SECRET_ENCODING),
                new Mistake("base64 for text", of(BASE64).signedBy(DECODED), Finding.SECRET_ENCODING),
                new Mistake(
                        "hex for text",
                        of(BASE64)
                                .signedBy(scheme("hmac", "X-Sig", "base64", "{signature}", "hex", ""))
                                .configured(hexKey)
                                .used(hexKey),
                        Finding.SECRET_ENCODING),
                new Mistake(
                        "an ended secret",
                        of(HEX).used("old")
                                .keys(List.of(new Keys.Ended("a.secret", new Secret("old"), NOW)), List.of()),
                        Finding.SECRET_ENDED),
                new Mistake(
                        "another source's secret",
                        of(HEX).used("theirs").keys(List.of(), List.of(new Secret("x"), new Secret("theirs"))),
                        Finding.SECRET_OF_OTHER_SOURCE),
                new Mistake(
                        "minified",
                        of(HEX).signedBody("{\n  \"n\": 1.50,\n  \"b\": [\n    3\n  ]\n}")
                                .arrived("{\"n\":1.50,\"b\":[3]}"),
                        Finding.BODY_REENCODED),
                new Mistake("indented", of(HEX).signedBody(compact).arrived(BODY), Finding.BODY_REENCODED),
                new Mistake(
                        "indented at the sender",
                        of(HEX).signedBody("{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n}")
                                .arrived("{\"a\":1,\"b\":[1,2]}"),
                        Finding.BODY_REENCODED),
                new Mistake(
                        "spaced as Python does",
                        of(HEX).signedBody("{\"a\": [1, 2], \"b\": \"\\u00e4\"}")
                                .arrived("{\"a\":[1,2],\"b\":\"ä\"}"),
                        Finding.BODY_REENCODED),
                new Mistake(
                        "sorted keys at the sender",
                        of(HEX).signedBody("{\"a\":{\"c\":1,\"d\":2},\"b\":3}")
                                .arrived("{\"b\":3,\"a\":{\"d\":2,\"c\":1}}"),
                        Finding.BODY_REENCODED),
                new Mistake(
                        "escaped slashes as PHP does",
                        of(HEX).signedBody("{\"u\":\"https:\\/\\/x\"}").arrived("{\"u\":\"https://x\"}"),
                        Finding.BODY_REENCODED),
                new Mistake("CRLF", of(HEX).arrived(BODY.replace("\n", "\r\n")), Finding.BODY_LINE_ENDS),
                new Mistake("a trailing newline added", of(HEX).arrived(BODY + "\n"), Finding.BODY_LINE_ENDS),
                new Mistake(
                        "a trailing newline lost",
                        of(HEX).signedBody(BODY + "\n").arrived(BODY),
                        Finding.BODY_LINE_ENDS),
                new Mistake("a byte order mark", of(HEX).arrived("\uFEFF" + BODY), Finding.BODY_CHARACTERS),
                new Mistake(
                        "Latin-1 on the way",
                        of(HEX).signedBody("{\"a\":\"ä\"}")
                                .arrived("{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1)),
                        Finding.BODY_CHARACTERS),
                new Mistake(
                        "encoded twice",
                        of(HEX).signedBody("{\"a\":\"ä\"}").arrived("{\"a\":\"Ã¤\"}"),
                        Finding.BODY_CHARACTERS)));
        for (String signedUrl : List.of(
                "http://hooks.example.com/hooks/shop?tenant=7",
                "https://hooks.example.com:443/hooks/shop?tenant=7",
                "https://hooks.example.com/hooks/shop/?tenant=7",
                "https://hooks.example.com/hooks/shop",
                "https://public.example.org/hooks/shop?tenant=7")) {
            all.add(new Mistake(
                    "signed for " + signedUrl,
                    of(new UrlSigning()).headers(headers -> {
                        headers.put(UrlSigning.HEADER, List.of(KEY + signedUrl));
                        headers.put("X-Forwarded-Host", List.of("public.example.org"));
                        return headers;
                    }),
                    Finding.URL_BEHIND_PROXY));
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeHasItsName() {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.name(),
                        () -> assertThat(mistake.delivery().diagnoses())
                                .isNotEmpty()
                                .first()
                                .extracting(Diagnosis::finding)
                                .isEqualTo(mistake.finding())));
    }

    @TestFactory
    Stream<DynamicTest> noDiagnosisHoldsASecretOrTheRightSignature() {
        return mistakes().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> {
                    String told = mistake.delivery().diagnoses().toString();
                    assertThat(told)
                            .doesNotContain(KEY)
                            .doesNotContain("theirs")
                            .doesNotContain("tenant");
                    assertThat(told).doesNotContainPattern("[0-9a-f]{40}").doesNotContainPattern("[A-Za-z0-9+/]{40}");
                }));
    }

    @Test
    void aRightSignatureNeedsNoDoctor() {
        assertThat(of(HEX).diagnoses()).isEmpty();
        assertThat(of(TIMED).signedAt(NOW.minusSeconds(300)).diagnoses()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aForeignSignatureGetsNoFalseName() {
        return Stream.of(HEX, BASE64, TIMED, DECODED)
                .map(scheme -> DynamicTest.dynamicTest(
                        scheme.toString(),
                        () -> assertThat(of(scheme)
                                        .used("Zm9yZWlnbiBzZWNyZXQ=")
                                        .keys(
                                                List.of(new Keys.Ended("a.secret", new Secret("b2xk"), NOW)),
                                                List.of(new Secret("b3RoZXI=")))
                                        .diagnoses())
                                .extracting(Diagnosis::finding)
                                .containsExactly(Finding.UNEXPLAINED)));
    }

    @Test
    void aSkewedClockIsToldInSeconds() {
        assertThat(of(TIMED).signedAt(NOW.minusSeconds(4_000)).diagnoses())
                .extracting(Diagnosis::sentence)
                .containsExactly("The signature is right, but its timestamp is 4000 s behind this server's clock.");
    }

    @Test
    void aLateAndForeignSignatureIsNoMereSkew() {
        assertThat(of(TIMED).signedAt(NOW.minusSeconds(4_000)).used("foreign").diagnoses())
                .extracting(Diagnosis::finding)
                .containsExactly(Finding.UNEXPLAINED);
    }

    @Test
    void aLateSignatureWithAnotherMistakeNamesTheMistake() {
        assertThat(of(TIMED)
                        .signedAt(NOW.minusSeconds(4_000))
                        .arrived(BODY + "\n")
                        .diagnoses())
                .extracting(Diagnosis::finding)
                .containsExactly(Finding.BODY_LINE_ENDS);
    }

    @Test
    void theOtherProvidersHeadersAreNamed() {
        assertThat(of(BASE64).signedBy(TIMED).used("foreign").diagnoses())
                .extracting(Diagnosis::sentence)
                .containsExactly("An expected header is missing, and this looks like Clock, which sends x-timed.");
    }

    @Test
    void anEnormousBodyIsNotRewritten() {
        String large = "{\"a\":\"" + "x".repeat(BodyChanges.BYTES_MAX) + "\"}";
        assertThat(of(HEX).signedBody(large + "\n").arrived(large).diagnoses())
                .extracting(Diagnosis::finding)
                .containsExactly(Finding.UNEXPLAINED);
    }

    @Test
    void aBodyThatIsNoJsonIsExaminedToo() {
        for (String body : List.of("", "no JSON", "[".repeat(5_000), "{\"a\":1} {\"b\":2}", "1e999999999")) {
            assertThat(of(HEX).signedBody("{}").arrived(body).diagnoses())
                    .extracting(Diagnosis::finding)
                    .containsExactly(Finding.UNEXPLAINED);
        }
    }
}

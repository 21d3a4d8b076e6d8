package dev.penstock.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.penstock.event.Payload;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every row of the catalogue must do with what its own sender, or somebody else, sends. */
class ProviderRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ID = "1772366400123";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Has what any row looks for in a body. */
    private static final String JSON = """
            {"notificationItems":[{"NotificationRequestItem":{"pspReference":"7","amount":{"value":1130}}}],\
            "value":[{"changeType":"created"}],"signature":{"token":"abc"},"text":"ä"}""";

    /** Those whose deliveries only their sender's certificate can sign: {@link CertificateSchemesTest}. */
    private static final Set<String> SIGNED_BY_CERTIFICATE = Set.of("aws-sns", "paypal");

    /** A row with two secrets of its own, and a place where its sender leaves that open. */
    private record Row(Provider provider, SignatureScheme scheme, Secret secret, Secret other) {
        static Row of(Provider provider) {
            SignatureScheme scheme = provider.signature();
            if (scheme.places().isEmpty()) {
                scheme = scheme.at(RequestPlace.parse("X-Chosen"));
            }
            return new Row(provider, scheme, scheme.secretOf(random(1)), scheme.secretOf(random(2)));
        }

        private static byte[] random(int seed) {
            byte[] bytes = new byte[32];
            new Random(seed).nextBytes(bytes);
            return bytes;
        }

        boolean isForm() {
            String type = provider.contentType();
            return type != null && type.startsWith(FORM);
        }

        WebhookRequest unsigned() {
            String type = isForm() ? FORM : "application/json";
            byte[] body = (isForm() ? "a=1&b=%C3%A4" : JSON).getBytes(StandardCharsets.UTF_8);
            return new WebhookRequest(
                    "POST",
                    "https://hooks.example.com/hooks/row?data.id=AB1",
                    Map.of("Content-Type", List.of(type)),
                    Payload.of(body));
        }

        WebhookRequest signed(Instant at) {
            return scheme.sign(unsigned(), ID, at, secret);
        }

        Verification verify(WebhookRequest request, Secret... secrets) {
            return scheme.verify(request, List.of(secrets), NOW);
        }

        RequestPlace place() {
            return scheme.places().get(0);
        }

        void refused(WebhookRequest request) {
            assertThat(verify(request, secret)).isInstanceOf(Verification.Refused.class);
        }

        void refused(WebhookRequest request, RefusalCode code) {
            Requests.assertRefused(verify(request, secret), code);
        }

        boolean hasTimestamp() {
            try {
                scheme.withTolerance(TOLERANCE);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        Row withTolerance() {
            return new Row(provider, scheme.withTolerance(TOLERANCE), secret, other);
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyRow() {
        return ProviderCatalogue.bundled().all().stream()
                .filter(provider -> !SIGNED_BY_CERTIFICATE.contains(provider.name()))
                .map(provider -> dynamicContainer(provider.name(), tests(Row.of(provider))));
    }

    private static List<DynamicTest> tests(Row row) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest(
                "accepts its sender", () -> Requests.assertVerified(row.verify(row.signed(NOW), row.secret))));
        tests.add(dynamicTest("accepts either of two secrets", () -> eitherSecret(row)));
        tests.add(dynamicTest(
                "refuses another secret",
                () -> Requests.assertRefused(row.verify(row.signed(NOW), row.other), RefusalCode.SIGNATURE_MISMATCH)));
        tests.add(dynamicTest("refuses an unsigned request", () -> row.refused(row.unsigned())));
        tests.add(dynamicTest("refuses another signature", () -> anotherSignature(row)));
        tests.add(dynamicTest("refuses odd encodings", () -> oddEncodings(row)));
        tests.add(dynamicTest("refuses headers given twice or not at all", () -> headersTwiceAndMissing(row)));
        if (row.scheme.coversBody()) {
            tests.add(dynamicTest("refuses another body", () -> anotherBody(row)));
        }
        if (row.hasTimestamp()) {
            tests.add(dynamicTest("refuses old and future timestamps", () -> timestamps(row.withTolerance())));
        }
        return tests;
    }

    private static void eitherSecret(Row row) {
        Requests.assertVerified(row.verify(row.signed(NOW), row.secret, row.other));
        Requests.assertVerified(row.verify(row.signed(NOW), row.other, row.secret));
    }

    private static void anotherBody(Row row) {
        WebhookRequest signed = row.signed(NOW);
        String body = signed.body().text();
        String changed = row.isForm() ? body.replace("a=1", "a=2") : body.substring(0, body.length() - 1) + " }";
        row.refused(RequestWriting.withBody(signed, Payload.of(changed.getBytes(StandardCharsets.UTF_8))));
        row.refused(RequestWriting.withBody(signed, Payload.of(new byte[0])));
    }

    private static void anotherSignature(Row row) {
        WebhookRequest signed = row.signed(NOW);
        String value = value(row, signed);
        char[] changed = value.toCharArray();
        int at = changed.length - 6;
        changed[at] = changed[at] == 'a' ? 'b' : 'a';
        row.refused(replaced(row, signed, new String(changed)));
    }

    private static void oddEncodings(Row row) {
        WebhookRequest signed = row.signed(NOW);
        String value = value(row, signed);
        int middle = value.length() - 4;
        row.refused(replaced(row, signed, value.substring(0, middle) + " " + value.substring(middle)));
        row.refused(replaced(row, signed, value.substring(0, value.length() - 1)));
        row.refused(replaced(row, signed, value + "!"));
        if (row.scheme instanceof SignedScheme scheme) {
            if (scheme.encoding() == SignatureEncoding.HEX) {
                Requests.assertVerified(row.verify(replaced(row, signed, upperCase(value)), row.secret));
            } else if (value.endsWith("=")) {
                row.refused(replaced(row, signed, value.replaceAll("=+$", "")));
            }
        }
    }

    /** The last 32 letters, which are of the signature in every format. */
    private static String upperCase(String value) {
        int start = value.length() - 32;
        return value.substring(0, start) + value.substring(start).toUpperCase(Locale.ROOT);
    }

    private static void headersTwiceAndMissing(Row row) {
        WebhookRequest signed = row.signed(NOW);
        for (String name : signed.headers().keySet()) {
            if (!row.unsigned().headers().containsKey(name) && !isOptional(row, name)) {
                String value = signed.header(name).get(0);
                row.refused(withHeader(signed, name, List.of(value, value)), RefusalCode.SIGNATURE_AMBIGUOUS);
                row.refused(withHeader(signed, name, List.of()));
                row.refused(withHeader(signed, name, List.of(" ")));
            }
        }
    }

    /** Mercado Pago leaves out of the signature what a delivery has not. */
    private static boolean isOptional(Row row, String header) {
        return row.provider.name().equals("mercado-pago") && header.equals("x-request-id");
    }

    private static void timestamps(Row row) {
        Requests.assertVerified(row.verify(row.signed(NOW.minus(TOLERANCE)), row.secret));
        Requests.assertVerified(row.verify(row.signed(NOW.plus(TOLERANCE)), row.secret));
        row.refused(row.signed(NOW.minus(TOLERANCE).minusSeconds(1)), RefusalCode.TIMESTAMP_TOO_OLD);
        row.refused(row.signed(NOW.plus(TOLERANCE).plusSeconds(1)), RefusalCode.TIMESTAMP_IN_FUTURE);
        Row asItIs = Row.of(row.provider);
        asItIs.refused(asItIs.signed(NOW.minus(Duration.ofHours(25))));
    }

    private static String value(Row row, WebhookRequest signed) {
        return signedPart(row, signed);
    }

    private static String signedPart(Row row, WebhookRequest signed) {
        RequestReading reading = new RequestReading(signed);
        return reading.values(fromRoot(row)).get(0);
    }

    private static WebhookRequest replaced(Row row, WebhookRequest signed, String value) {
        RequestPlace place = fromRoot(row);
        if (place instanceof RequestPlace.Header || place instanceof RequestPlace.WholeBody) {
            return RequestWriting.put(signed, place, value);
        }
        if (place instanceof RequestPlace.NumberedHeader) {
            return RequestWriting.put(signed, place, value);
        }
        if (place instanceof RequestPlace.Body) {
            return RequestWriting.put(signed, place, value);
        }
        String name = place.written().substring(place.written().indexOf(':') + 1) + "=";
        return place instanceof RequestPlace.Query
                ? RequestWriting.put(
                        new WebhookRequest("POST", cut(signed.url(), name), signed.headers(), signed.body()),
                        place,
                        value)
                : RequestWriting.put(
                        RequestWriting.withBody(
                                signed,
                                Payload.of(cut(signed.body().text(), name).getBytes(StandardCharsets.UTF_8))),
                        place,
                        value);
    }

    /** Signing put the field last. */
    private static String cut(String text, String field) {
        return text.substring(0, text.lastIndexOf(field) - 1);
    }

    private static RequestPlace fromRoot(Row row) {
        return row.place() instanceof RequestPlace.Body body
                        && row.provider.name().equals("adyen")
                ? RequestPlace.parse("/notificationItems/0" + body.pointer())
                : row.place() instanceof RequestPlace.Body body
                                && row.provider.name().equals("microsoft-graph")
                        ? RequestPlace.parse("/value/0" + body.pointer())
                        : row.place();
    }

    private static WebhookRequest withHeader(WebhookRequest request, String name, List<String> values) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(name, values);
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }
}

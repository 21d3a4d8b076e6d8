package dev.penstock.signature;

import static dev.penstock.signature.Requests.assertRefused;
import static dev.penstock.signature.Requests.assertVerified;
import static dev.penstock.signature.Requests.body;
import static dev.penstock.signature.Requests.request;
import static dev.penstock.signature.Requests.requestWithTwice;
import static dev.penstock.signature.Requests.signed;
import static dev.penstock.signature.Requests.with;
import static dev.penstock.signature.Requests.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheme of GitHub with its published vector, and the one of Stripe, whose timestamp is signed. */
class SignedSchemeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.400Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Payload BODY = body("Hello, World!");
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");
    private static final Secret OTHER = new Secret("another");

    /** <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub's own example</a>. */
    private static final String GITHUB_VECTOR =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static final SignedScheme GITHUB = scheme("sha256={signature}", "{body}", null, null, null);
    private static final SignedScheme STRIPE = scheme(
            "t={timestamp},v1={signature}",
            "{timestamp}.{body}",
            new TimestampWindow(TimestampUnit.SECONDS, TOLERANCE),
            null,
            null);
    private static final SignedScheme WITH_HEADERS = scheme(
            "{signature}",
            "v0:{id}:{timestamp}:{body}",
            new TimestampWindow(TimestampUnit.MILLISECONDS, TOLERANCE),
            "x-time",
            "x-id");

    private static SignedScheme scheme(
            String format,
            String signed,
            @Nullable TimestampWindow window,
            @Nullable String timestampHeader,
            @Nullable String idHeader) {
        return new SignedScheme(
                "hmac",
                List.of(new RequestPlace.Header("x-signature")),
                SignatureFormat.parse(format),
                SignatureEncoding.HEX,
                AlgorithmChoice.only(new KeyedHash(HashAlgorithm.SHA256, SecretForm.RAW)),
                List.of(SignedContent.parse(signed)),
                window == null ? null : new SignedTimestamp(place(timestampHeader), window),
                place(idHeader),
                null);
    }

    private static @Nullable RequestPlace place(@Nullable String header) {
        return header == null ? null : new RequestPlace.Header(header);
    }

    private static Verification verify(SignedScheme scheme, Map<String, String> headers) {
        return scheme.verify(request(headers, BODY), List.of(SECRET), NOW);
    }

    @Test
    void thePublishedVectorOfGitHubIsAccepted() {
        assertVerified(verify(GITHUB, Map.of("x-signature", GITHUB_VECTOR)));
        assertThat(signed(GITHUB, "1", NOW, BODY, SECRET)).isEqualTo(Map.of("x-signature", GITHUB_VECTOR));
    }

    @Test
    void hexIsAcceptedInEitherLetterCase() {
        String upperCase = "sha256=" + GITHUB_VECTOR.substring(7).toUpperCase(Locale.ROOT);
        assertVerified(verify(GITHUB, Map.of("x-signature", upperCase)));
    }

    @Test
    void aBodyThatIsNoTextIsSignedByItsBytes() {
        Payload bytes = Payload.of(new byte[] {(byte) 0xff, 0, (byte) 0xfe, '\r', '\n'});
        Map<String, String> headers = signed(GITHUB, "1", NOW, bytes, SECRET);
        assertVerified(GITHUB.verify(request(headers, bytes), List.of(SECRET), NOW));
    }

    @Test
    void anotherBodyIsRefused() {
        assertRefused(
                GITHUB.verify(
                        request(Map.of("x-signature", GITHUB_VECTOR), body("Hello, World?")), List.of(SECRET), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void anotherSignatureIsRefused() {
        assertRefused(
                verify(GITHUB, Map.of("x-signature", GITHUB_VECTOR.replace("757", "758"))),
                RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void anotherSecretIsRefused() {
        assertRefused(
                GITHUB.verify(request(Map.of("x-signature", GITHUB_VECTOR), BODY), List.of(OTHER), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void eitherOfTwoActiveSecretsMayHaveSigned() {
        WebhookRequest request = request(Map.of("x-signature", GITHUB_VECTOR), BODY);
        assertVerified(GITHUB.verify(request, List.of(OTHER, SECRET), NOW));
        assertVerified(GITHUB.verify(request, List.of(SECRET, OTHER), NOW));
    }

    @Test
    void aMissingOrBlankSignatureIsRefused() {
        assertRefused(verify(GITHUB, Map.of()), RefusalCode.SIGNATURE_MISSING);
        assertRefused(verify(GITHUB, Map.of("x-signature", " ")), RefusalCode.SIGNATURE_MISSING);
    }

    @Test
    void aSignatureGivenTwiceIsRefusedEvenWhenBothAreRight() {
        Map<String, String> headers = Map.of("x-signature", GITHUB_VECTOR);
        assertRefused(
                GITHUB.verify(requestWithTwice("x-signature", headers, BODY), List.of(SECRET), NOW),
                RefusalCode.SIGNATURE_AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 ",
                "sha256=0x7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=",
                "sha256=",
                "sha256"
            })
    void oddEncodingsAreRefused(String signature) {
        assertRefused(verify(GITHUB, Map.of("x-signature", signature)), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void aTimestampInsideTheSignatureIsSigned() {
        String value = signed(STRIPE, "1", NOW, BODY, SECRET).getOrDefault("x-signature", "");
        assertThat(value).startsWith("t=1772366400,v1=");
        assertVerified(verify(STRIPE, Map.of("x-signature", value)));
        assertRefused(
                verify(STRIPE, Map.of("x-signature", value.replace("t=1772366400", "t=1772366401"))),
                RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void anyOfSeveralSignaturesInOneHeaderSufficesAndOtherKeysAreSkipped() {
        String signed = signed(STRIPE, "1", NOW, BODY, SECRET).getOrDefault("x-signature", "");
        String wrong = "v1=" + "00".repeat(32);
        String value = "v0=zz," + signed.replace(",v1=", "," + wrong + ", v1=") + "," + wrong;
        assertVerified(verify(STRIPE, Map.of("x-signature", value)));
    }

    @Test
    void moreSignaturesThanTheBoundAreRefused() {
        String value = "t=1772366400" + (",v1=" + "00".repeat(32)).repeat(SignatureFormat.SIGNATURES_MAX + 1);
        assertRefused(verify(STRIPE, Map.of("x-signature", value)), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void theWindowIncludesItsEndsAndNothingBeyond() {
        assertVerified(verifySignedAt(STRIPE, NOW.minus(TOLERANCE)));
        assertVerified(verifySignedAt(STRIPE, NOW.plus(TOLERANCE)));
        assertRefused(verifySignedAt(STRIPE, NOW.minus(TOLERANCE).minusSeconds(1)), RefusalCode.TIMESTAMP_TOO_OLD);
        assertRefused(verifySignedAt(STRIPE, NOW.plus(TOLERANCE).plusSeconds(1)), RefusalCode.TIMESTAMP_IN_FUTURE);
        assertVerified(verifySignedAt(WITH_HEADERS, NOW.minus(TOLERANCE)));
        assertRefused(verifySignedAt(WITH_HEADERS, NOW.minus(TOLERANCE).minusMillis(1)), RefusalCode.TIMESTAMP_TOO_OLD);
        assertRefused(verifySignedAt(WITH_HEADERS, NOW.plus(TOLERANCE).plusMillis(1)), RefusalCode.TIMESTAMP_IN_FUTURE);
    }

    private static Verification verifySignedAt(SignedScheme scheme, Instant signedAt) {
        return verify(scheme, signed(scheme, "1", signedAt, BODY, SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1772366400", "1772366400.0", "0x1", "1772366400000000", "now", "١٧٧٢"})
    void aTimestampThatIsNotPlainDigitsIsRefused(String timestamp) {
        Map<String, String> headers = signed(WITH_HEADERS, "1", NOW, BODY, SECRET);
        assertRefused(verify(WITH_HEADERS, with(headers, "x-time", timestamp)), RefusalCode.TIMESTAMP_MALFORMED);
    }

    @Test
    void whatIsSignedAndMissingIsRefused() {
        Map<String, String> headers = signed(WITH_HEADERS, "evt-1", NOW, BODY, SECRET);
        assertVerified(verify(WITH_HEADERS, headers));
        assertRefused(verify(WITH_HEADERS, without(headers, "x-time")), RefusalCode.TIMESTAMP_MISSING);
        assertRefused(verify(WITH_HEADERS, without(headers, "x-id")), RefusalCode.ID_MISSING);
        assertRefused(verify(WITH_HEADERS, with(headers, "x-id", "evt-2")), RefusalCode.SIGNATURE_MISMATCH);
        String withoutTime = "v1=" + "00".repeat(32);
        assertRefused(verify(STRIPE, Map.of("x-signature", withoutTime)), RefusalCode.TIMESTAMP_MISSING);
    }

    @Test
    void aSignedHeaderGivenTwiceIsRefused() {
        Map<String, String> headers = signed(WITH_HEADERS, "evt-1", NOW, BODY, SECRET);
        for (String header : headers.keySet()) {
            assertRefused(
                    WITH_HEADERS.verify(requestWithTwice(header, headers, BODY), List.of(SECRET), NOW),
                    RefusalCode.SIGNATURE_AMBIGUOUS);
        }
    }

    @Test
    void everyAlgorithmAndEncodingVerifiesWhatItSigned() {
        Secret hex = new Secret("00ff10a0");
        Secret base64 = new Secret("AP8QoA==");
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            for (SignatureEncoding encoding : SignatureEncoding.values()) {
                SignedScheme hexKeyed = keyed(algorithm, encoding, SecretForm.HEX);
                SignedScheme base64Keyed = keyed(algorithm, encoding, SecretForm.BASE64);
                Map<String, String> headers = signed(hexKeyed, "1", NOW, BODY, hex);
                assertVerified(base64Keyed.verify(request(headers, BODY), List.of(base64), NOW));
            }
        }
    }

    private static SignedScheme keyed(HashAlgorithm algorithm, SignatureEncoding encoding, SecretForm secret) {
        return new SignedScheme(
                "hmac",
                List.of(new RequestPlace.Header("x-signature")),
                SignatureFormat.BARE,
                encoding,
                AlgorithmChoice.only(new KeyedHash(algorithm, secret)),
                List.of(SignedContent.parse("{body}")),
                null,
                null,
                null);
    }

    @Test
    void base64WithoutPaddingOrWithStrayBitsIsRefused() {
        SignedScheme scheme = keyed(HashAlgorithm.SHA256, SignatureEncoding.BASE64, SecretForm.RAW);
        String signature = signed(scheme, "1", NOW, BODY, SECRET).getOrDefault("x-signature", "");
        assertThat(signature).isEqualTo("dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc=");
        for (String odd : List.of(
                signature.replace("=", ""),
                signature.replace("hc=", "hd="),
                signature.replace('/', '_'),
                signature + "\n")) {
            assertRefused(verify(scheme, Map.of("x-signature", odd)), RefusalCode.SIGNATURE_MALFORMED);
        }
    }

    @Test
    void aSecretThatCannotBeDecodedIsNamedWithoutItsValue() {
        SignedScheme scheme = keyed(HashAlgorithm.SHA256, SignatureEncoding.HEX, SecretForm.HEX);
        assertThatThrownBy(() -> scheme.requireUsable(new Secret("not-hex")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret must be written in hex");
    }

    @Test
    void aSchemeThatContradictsItselfIsRefused() {
        TimestampWindow window = new TimestampWindow(TimestampUnit.SECONDS, TOLERANCE);
        assertThatThrownBy(() -> scheme("{signature}", "{timestamp}{body}", null, null, null))
                .hasMessageContaining("a timestamp is checked exactly when {timestamp} is signed");
        assertThatThrownBy(() -> scheme("{signature}", "{body}", window, "x-time", null))
                .hasMessageContaining("a timestamp is checked exactly when {timestamp} is signed");
        assertThatThrownBy(() -> scheme("{signature}", "{timestamp}{body}", window, null, null))
                .hasMessageContaining("a signed timestamp stands either");
        assertThatThrownBy(() -> scheme("{signature}", "{id}{body}", null, null, null))
                .hasMessageContaining("an id header is given exactly when {id} is signed");
    }
}

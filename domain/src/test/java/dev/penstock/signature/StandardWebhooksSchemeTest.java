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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector of the reference libraries' tests, and every way to depart from it. */
class StandardWebhooksSchemeTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OTHER =
            new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[24]));
    private static final Payload BODY = body("{\"test\": 2432232314}");
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330, 900_000_000);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Map<String, String> HEADERS = Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", SIGNATURE);

    private final StandardWebhooksScheme scheme = new StandardWebhooksScheme();

    private Verification verify(Map<String, String> headers) {
        return scheme.verify(request(headers, BODY), List.of(SECRET), NOW);
    }

    @Test
    void theReferenceVectorIsAcceptedAndReproduced() {
        assertVerified(verify(HEADERS));
        assertThat(signed(scheme, "msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, BODY, SECRET))
                .isEqualTo(HEADERS);
    }

    @Test
    void anythingSignedThatIsChangedIsRefused() {
        assertRefused(verify(with(HEADERS, "webhook-id", "msg_2")), RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(verify(with(HEADERS, "webhook-timestamp", "1614265331")), RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(
                scheme.verify(request(HEADERS, body("{\"test\":2432232314}")), List.of(SECRET), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(scheme.verify(request(HEADERS, BODY), List.of(OTHER), NOW), RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void eitherOfTwoActiveSecretsMayHaveSigned() {
        assertVerified(scheme.verify(request(HEADERS, BODY), List.of(OTHER, SECRET), NOW));
    }

    @Test
    void anySignatureOfTheListSufficesAndUnknownVersionsAreSkipped() {
        String wrong = "v1," + Base64.getEncoder().encodeToString(new byte[32]);
        assertVerified(verify(with(HEADERS, "webhook-signature", "v1a,AAAA v2 " + wrong + " " + SIGNATURE)));
        assertRefused(
                verify(with(HEADERS, "webhook-signature", SIGNATURE.replace("v1,", "v1a,"))),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1=g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE",
                "v1,",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void oddEncodingsAreRefused(String signature) {
        assertRefused(verify(with(HEADERS, "webhook-signature", signature)), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void moreSignaturesThanTheBoundAreRefused() {
        String value = (SIGNATURE + " ").repeat(SignatureFormat.SIGNATURES_MAX) + SIGNATURE;
        assertRefused(verify(with(HEADERS, "webhook-signature", value)), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void everyHeaderIsNeededAndOnlyOnce() {
        assertRefused(verify(without(HEADERS, "webhook-id")), RefusalCode.ID_MISSING);
        assertRefused(verify(without(HEADERS, "webhook-timestamp")), RefusalCode.TIMESTAMP_MISSING);
        assertRefused(verify(without(HEADERS, "webhook-signature")), RefusalCode.SIGNATURE_MISSING);
        for (String header : HEADERS.keySet()) {
            assertRefused(
                    scheme.verify(requestWithTwice(header, HEADERS, BODY), List.of(SECRET), NOW),
                    RefusalCode.SIGNATURE_AMBIGUOUS);
        }
    }

    @Test
    void theWindowIncludesItsEndsAndNothingBeyond() {
        assertVerified(verifySignedAt(NOW.minus(TOLERANCE)));
        assertVerified(verifySignedAt(NOW.plus(TOLERANCE)));
        assertRefused(verifySignedAt(NOW.minus(TOLERANCE).minusSeconds(1)), RefusalCode.TIMESTAMP_TOO_OLD);
        assertRefused(verifySignedAt(NOW.plus(TOLERANCE).plusSeconds(1)), RefusalCode.TIMESTAMP_IN_FUTURE);
    }

    private Verification verifySignedAt(Instant signedAt) {
        return verify(signed(scheme, "msg_1", signedAt, BODY, SECRET));
    }

    @Test
    void aTimestampThatIsNoNumberIsRefused() {
        assertRefused(verify(with(HEADERS, "webhook-timestamp", "soon")), RefusalCode.TIMESTAMP_MALFORMED);
    }

    /** Signed are id, timestamp and body between dots: with dots in the id the same text could be read as another event. */
    @Test
    void anIdWithADotIsRefusedEvenWhenSigned() {
        assertRefused(verify(signed(scheme, "msg.1", NOW, BODY, SECRET)), RefusalCode.ID_MALFORMED);
    }

    @Test
    void secretsHaveThePrefixAnd24To64Bytes() {
        for (int bytes : List.of(24, 64)) {
            assertThatCode(() -> scheme.requireUsable(secretOf(bytes))).doesNotThrowAnyException();
        }
        for (Secret unusable : List.of(
                secretOf(23), secretOf(65), new Secret("whsec_%%%"), new Secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))) {
            assertThatThrownBy(() -> scheme.requireUsable(unusable))
                    .hasMessage("the secret must be whsec_ followed by 24 to 64 bytes in base64");
        }
    }

    private static Secret secretOf(int bytes) {
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]));
    }
}

package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.RequestPlace;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events whose id and type are claims of the token that proves where they come from. The tokens are made by the Java platform alone. */
class TokenIdentityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String SHARED = "a secret of thirty-two characters";
    private static final KeyPair PAIR = pair();
    private static final String PUBLIC =
            Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded());

    /** {@code sha256Hex} of {@code {}}. */
    private static final String EMPTY_HASH = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String head(String algorithm, String claims) {
        String header = "{\"alg\":\"" + algorithm + "\"}";
        return encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String rsa(String claims) throws GeneralSecurityException {
        String head = head("RS256", claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(PAIR.getPrivate());
        signature.update(head.getBytes(StandardCharsets.US_ASCII));
        return head + "." + encoded(signature.sign());
    }

    private static String hmac(String claims, String secret) throws GeneralSecurityException {
        String head = head("HS256", claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return head + "." + encoded(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Admission look(
            SignatureScheme scheme,
            String id,
            String type,
            BodyRules rules,
            String secret,
            Map<String, String> headers,
            String body) {
        Source source = new Source(
                "app",
                scheme,
                List.of(new ConfigKey("app.secret")),
                Locator.parse(id),
                Locator.parse(type),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000_000),
                rules,
                null,
                null,
                OnInvalid.QUARANTINE,
                Answers.DEFAULT,
                Source.REMEMBER_DEFAULT);
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        WebhookRequest delivery = new WebhookRequest(
                "POST", "https://a.example/hooks/app", all, Payload.of(body.getBytes(StandardCharsets.UTF_8)));
        return Doors.open(List.of(source), key -> Optional.of(new Secret(secret).reveal()), event -> List.of())
                .of("app")
                .orElseThrow()
                .look(delivery, NOW, TRACE);
    }

    private static SignatureScheme scheme(String provider) {
        return ProviderCatalogue.bundled().provider(provider).signature();
    }

    private static Admission kinde(String token) {
        return look(
                scheme("kinde"),
                "claim:event_id",
                "claim:type",
                BodyRules.DEFAULT,
                PUBLIC,
                Map.of("Content-Type", "application/jwt"),
                token);
    }

    /** With a body that says otherwise, to see that only the token is asked. */
    private static Admission vonage(String claims, String secret, String id, String type) throws Exception {
        String bound =
                claims.replace("}", ",\"iat\":" + NOW.getEpochSecond() + ",\"payload_hash\":\"" + EMPTY_HASH + "\"}");
        return look(
                scheme("vonage"),
                id,
                type,
                BodyRules.DEFAULT,
                SHARED,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + hmac(bound, secret)),
                "{}");
    }

    private static Event event(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Accepted.class);
        return ((Admission.Accepted) admission).wanted().get(0);
    }

    @Test
    void rowsOfSendersOfTokensSayWhichClaims() {
        assertThat(places("kinde")).isEqualTo("claim /event_id, claim /type");
        assertThat(places("vonage")).isEqualTo("claim /jti, null");
        assertThat(places("messagebird")).isEqualTo("claim /jti, null");
    }

    private static String places(String name) {
        Provider provider = ProviderCatalogue.bundled().provider(name);
        return Objects.toString(provider.idLocator()) + ", " + provider.typeLocator();
    }

    @Test
    void aTokenThatIsAllOfTheBodyGivesIdAndType() throws GeneralSecurityException {
        Event event = event(kinde(rsa("{\"event_id\":\"event_01\",\"type\":\"user.created\"}")));
        assertThat(event.key()).isEqualTo(new EventKey("app", "event_01"));
        assertThat(event.type()).isEqualTo("user.created");
    }

    @Test
    void aTokenInAHeaderGivesTheId() throws Exception {
        assertThat(event(vonage("{\"jti\":\"c0ffee\"}", SHARED, "claim:jti", "=message"))
                        .key()
                        .id())
                .isEqualTo("c0ffee");
    }

    @Test
    void whatAnUnverifiedTokenClaimsIsNotRead() throws Exception {
        assertThat(vonage("{\"jti\":\"c0ffee\"}", "another secret, just as long as it", "claim:jti", "=message"))
                .isInstanceOfSatisfying(
                        Admission.Unverified.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.SIGNATURE_MISMATCH));
        String token = rsa("{\"event_id\":\"event_01\",\"type\":\"user.created\"}");
        String claims = encoded("{\"event_id\":\"event_02\",\"type\":\"t\"}".getBytes(StandardCharsets.UTF_8));
        String forged = token.substring(0, token.indexOf('.') + 1) + claims + token.substring(token.lastIndexOf('.'));
        assertThat(kinde(forged)).isInstanceOf(Admission.Unverified.class);
        String unsigned = head("none", "{\"event_id\":\"event_02\",\"type\":\"t\"}") + ".";
        assertThat(kinde(unsigned)).isInstanceOf(Admission.Unverified.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claim:jti|{\"iss\":\"a\"}|EVENT_ID_MISSING|the event's id is missing: claim /jti",
                "claim:jti|{\"jti\":[1]}|EVENT_ID_UNUSABLE|the event's id (claim /jti) must be a string or a whole number",
                "claim:jti|{\"jti\":\"a\\u0007\"}|EVENT_ID_UNUSABLE|the event's id (claim /jti) must have up to 255 printable characters"
            })
    void aClaimThatIsNoIdIsRefusedNamingIt(String place, String claims, EventRefusal code, String detail)
            throws Exception {
        assertThat(vonage(claims, SHARED, place, "=message")).isEqualTo(new Admission.Refused(code, detail));
    }

    @Test
    void aClaimStandsDeeperOrHasAUrlForItsName() throws Exception {
        String claims = "{\"sub\":[\"s-7\"],\"https://a.example/kind\":\"order.paid\"}";
        Event event = event(vonage(claims, SHARED, "claim:/sub/0", "claim:https://a.example/kind"));
        assertThat(event.key().id()).isEqualTo("s-7");
        assertThat(event.type()).isEqualTo("order.paid");
    }

    @Test
    void theItemsOfABatchShareTheClaims() throws Exception {
        String body = "{\"events\":[{\"n\":1},{\"n\":2}]}";
        SignatureScheme scheme = scheme("kinde").at(RequestPlace.parse("Authorization"));
        Admission admission = look(
                scheme,
                "claim:jti + /events/0/n",
                "claim:type",
                new BodyRules(BodyForm.AUTO, "", JsonPointer.compile("/events"), 10),
                PUBLIC,
                Map.of("Content-Type", "application/json", "Authorization", rsa("{\"jti\":\"b\",\"type\":\"t\"}")),
                body);
        assertThat(((Admission.Accepted) admission).wanted())
                .extracting(event -> event.key().id())
                .containsExactly("b:1", "b:2");
    }

    @Test
    void aPlaceWithoutANameIsNone() {
        assertThatThrownBy(() -> Locator.parse("claim:")).hasMessageContaining("claim:name");
    }
}

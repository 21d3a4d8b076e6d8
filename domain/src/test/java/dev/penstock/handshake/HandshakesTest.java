package dev.penstock.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: every handshake of the file does what its sender documents. Method: its request, by hand; expected values from openssl. */
class HandshakesTest {
    private static final String HOOK = "https://hooks.example.com/hooks/a";
    private static final HandshakeKeys KEYS =
            new HandshakeKeys(List.of(new Secret("new secret"), new Secret("old secret")), new Secret("a token"));

    private static Optional<HandshakeReply> reply(String name, WebhookRequest request) {
        return handshake(name).reply(request, KEYS);
    }

    private static Handshake handshake(String name) {
        return Objects.requireNonNull(Handshakes.bundled().get(name), name);
    }

    private static HandshakeReply.Answer answer(String name, WebhookRequest request) {
        return (HandshakeReply.Answer) reply(name, request).orElseThrow();
    }

    private static WebhookRequest get(String query) {
        return new WebhookRequest("GET", HOOK + query, Map.of(), Payload.of(new byte[0]));
    }

    private static WebhookRequest post(String body, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        return new WebhookRequest("POST", HOOK, headers, Payload.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "dropbox-challenge, ?challenge=a%20b%3Cc%3E, a b<c>",
        "onfleet-check, ?check=x, x",
        "meta-challenge, ?hub.mode=subscribe&hub.verify_token=a+token&hub.challenge=1158201444, 1158201444"
    })
    void aChallengeInTheQueryIsEchoedAsPlainText(String name, String query, String echo) {
        HandshakeReply.Answer answer = answer(name, get(query));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo(echo);
    }

    @Test
    void graphsTokenIsEchoedDecoded() {
        WebhookRequest request = new WebhookRequest(
                "POST", HOOK + "?validationToken=Validation%3A+Testing+client", Map.of(), Payload.of(new byte[0]));
        assertThat(answer("graph-validation-token", request).body()).isEqualTo("Validation: Testing client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?challenge=", "?challenge=a&challenge=b", "?challenge=a%0Ab", "?challenge=%C3%A4"})
    void aChallengeThatIsMissingOrRepeatedOrNotPrintableIsNotEchoed(String query) {
        Optional<HandshakeReply> reply = reply("dropbox-challenge", get(query));
        assertThat(reply.filter(HandshakeReply.Answer.class::isInstance)).isEmpty();
    }

    @Test
    void aChallengeIsBoundedInLength() {
        assertThat(answer("dropbox-challenge", get("?challenge=" + "a".repeat(1_024)))
                        .body())
                .hasSize(1_024);
        assertThat(reply("dropbox-challenge", get("?challenge=" + "a".repeat(1_025))))
                .containsInstanceOf(HandshakeReply.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "meta-challenge, ?hub.mode=subscribe&hub.challenge=1, 403",
        "meta-challenge, ?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1, 403",
        "meta-challenge, ?hub.mode=subscribe&hub.verify_token=a+token&hub.verify_token=x&hub.challenge=1, 403",
        "fitbit-verify, ?verify=wrong, 404"
    })
    void aWrongTokenIsRefusedAsTheSenderExpects(String name, String query, int status) {
        assertThat(reply(name, get(query)))
                .containsInstanceOf(HandshakeReply.Refused.class)
                .get()
                .extracting(refused -> ((HandshakeReply.Refused) refused).status())
                .isEqualTo(status);
    }

    @Test
    void fitbitsRightCodeIsAnsweredWithoutABody() {
        HandshakeReply.Answer answer = answer("fitbit-verify", get("?verify=a+token"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.contentType()).isEmpty();
    }

    @Test
    void withoutATokenOfItsOwnNoSourceTrustsASender() {
        HandshakeKeys keys = new HandshakeKeys(KEYS.secrets(), null);
        assertThat(handshake("meta-challenge").reply(get("?hub.mode=subscribe&hub.verify_token="), keys))
                .containsInstanceOf(HandshakeReply.Refused.class);
    }

    @Test
    void slacksChallengeComesBackInJson() {
        HandshakeReply.Answer answer = answer(
                "slack-url-verification",
                post("{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZ\\\"b\"}"));
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"challenge\":\"3eZ\\\"b\"}");
        assertThat(reply("slack-url-verification", post("{\"type\":\"event_callback\",\"challenge\":\"x\"}")))
                .isEmpty();
        assertThat(reply("slack-url-verification", post("payload=%7B%7D"))).isEmpty();
    }

    /** printf %s CHALLENGE | openssl dgst -sha256 -hmac 'new secret' [-binary | base64]. */
    @Test
    void proofsAreMadeWithTheFirstSecret() {
        assertThat(answer("x-crc", get("?crc_token=challenge%40x")).body())
                .isEqualTo("{\"response_token\":\"sha256=BleavFFCRQar90gtIbtNQsawb0oOiJgTyyega17BV7E=\"}");
        assertThat(answer(
                                "zoom-validation",
                                post(
                                        "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}}"))
                        .body())
                .isEqualTo(
                        "{\"encryptedToken\":\"fc38d8c94ad921f417845e98bb567e0f4db8949146269d3972fa4a677cd7771f\",\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}");
        assertThat(answer("linkedin-challenge", get("?challengeCode=abc")).body())
                .isEqualTo(
                        "{\"challengeCode\":\"abc\",\"challengeResponse\":\"a074b13b23e21e43af504ef5eafc7e31b1386e41f9640d1212c500095b40d831\"}");
        assertThat(answer("ebay-challenge", get("?challenge_code=abc")).body())
                .isEqualTo(
                        "{\"challengeResponse\":\"73eb2951b3b2f9ddc55ea0d2a6eab26ad7314122daf9c1b0184ba92ff5f888ba\"}");
    }

    @Test
    void headersAreEchoed() {
        assertThat(answer("echo-header", post("{}", "X-Hook-Secret", "s3")).headers())
                .containsExactly(entry("X-Hook-Secret", "s3"));
        assertThat(answer("smartsheet-challenge", post("{}", "smartsheet-hook-challenge", "c"))
                        .headers())
                .containsExactly(entry("Smartsheet-Hook-Response", "c"));
        assertThat(reply("echo-header", post("{}", "X-Hook-Secret", "a\r\nSet-Cookie: b")))
                .containsInstanceOf(HandshakeReply.Refused.class);
        assertThat(reply("echo-header", post("{}"))).isEmpty();
    }

    @Test
    void cloudEventsGrantsTheOriginThatAsks() {
        WebhookRequest request = new WebhookRequest(
                "OPTIONS",
                HOOK,
                Map.of(
                        "WebHook-Request-Origin",
                        List.of("eventemitter.example.com"),
                        "WebHook-Request-Rate",
                        List.of("120")),
                Payload.of(new byte[0]));
        assertThat(answer("cloudevents-options", request).headers())
                .containsEntry("WebHook-Allowed-Origin", "eventemitter.example.com")
                .containsEntry("WebHook-Allowed-Rate", "*");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t, true",
        "https://sns.cn-north-1.amazonaws.com.cn/?Action=ConfirmSubscription, true",
        "http://sns.eu-west-1.amazonaws.com/, false",
        "https://sns.eu-west-1.amazonaws.com.evil.example/, false",
        "https://sns.eu-west-1.amazonaws.com@evil.example/, false",
        "https://evil.example/sns.eu-west-1.amazonaws.com, false",
        "https://sns.eu-west-1.amazonaws.com:8443/, false",
        "https://127.0.0.1/, false",
        "not a url, false"
    })
    void onlyAmazonsOwnAddressesAreConfirmed(String url, boolean trusted) {
        HandshakeReply reply = reply(
                        "sns-confirmation",
                        post(
                                "{\"Type\":\"SubscriptionConfirmation\",\"SubscribeURL\":\"" + url + "\"}",
                                "x-amz-sns-message-type",
                                "SubscriptionConfirmation"))
                .orElseThrow();
        if (trusted) {
            assertThat(reply).isEqualTo(new HandshakeReply.Confirm(URI.create(url)));
        } else {
            assertThat(reply).isInstanceOf(HandshakeReply.Refused.class);
        }
    }

    @Test
    void noHandshakeAnswersWithHtmlAndNoneThatIsUnsignedReadsABody() {
        assertThatThrownBy(() -> Handshakes.read(new ByteArrayInputStream(
                        "- {name: a, method: POST, when: {/type: x}}".getBytes(StandardCharsets.UTF_8))))
                .hasMessage("handshake 'a': a handshake that is not signed looks at headers and the query only");
        Handshakes.bundled()
                .values()
                .forEach(handshake -> assertThat(handshake.answer().headers().keySet())
                        .as(handshake.name())
                        .noneMatch(name -> name.equalsIgnoreCase("content-type")));
    }

    @Test
    void aRowAtFaultIsNamed() {
        assertThatThrownBy(() -> Handshakes.read(new ByteArrayInputStream(
                        "- {name: a, method: GET, chalenge: x}".getBytes(StandardCharsets.UTF_8))))
                .hasMessage("handshake 'a': unknown keys [chalenge]");
        assertThatThrownBy(() -> Handshakes.read(new ByteArrayInputStream(
                        "- {name: a, method: GET, challenge: x}".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("header:NAME");
    }
}

package dev.penstock.signature;

import static dev.penstock.signature.Requests.assertRefused;
import static dev.penstock.signature.Requests.assertVerified;

import dev.penstock.event.Payload;
import dev.penstock.source.ProviderCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deliveries that vendors and standards have published with their signatures, through the rows of the catalogue. */
class PublishedVectorsTest {
    private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.bundled();
    private static final Instant ANY_TIME = Instant.EPOCH;

    private static Verification verify(
            String provider, String secret, Instant now, String url, Map<String, List<String>> headers, String body) {
        WebhookRequest request =
                new WebhookRequest("POST", url, headers, Payload.of(body.getBytes(StandardCharsets.UTF_8)));
        return CATALOGUE.provider(provider).signature().verify(request, List.of(new Secret(secret)), now);
    }

    /** From Slack's page on verifying requests. */
    @Test
    void slack() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Map<String, List<String>> headers = Map.of(
                "X-Slack-Request-Timestamp", List.of("1531420618"),
                "X-Slack-Signature", List.of("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"));
        assertVerified(verify(
                "slack",
                "8f742231b10e8888abcd99yyyzzz85a5",
                Instant.ofEpochSecond(1_531_420_700),
                Requests.URL,
                headers,
                body));
    }

    /** From the tests of Twilio's libraries. */
    @Test
    void twilio() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        String body =
                "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309";
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("application/x-www-form-urlencoded"),
                "X-Twilio-Signature", List.of("RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        assertVerified(verify("twilio", "12345", ANY_TIME, url, headers, body));
        assertRefused(
                verify("twilio", "12345", ANY_TIME, url, headers, body + "&Digits=1235"),
                RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(verify("twilio", "12345", ANY_TIME, url + "0", headers, body), RefusalCode.SIGNATURE_MISMATCH);
    }

    /** From Adyen's page on verifying HMAC signatures. */
    @Test
    void adyen() {
        String body = """
                {"live":"false","notificationItems":[{"NotificationRequestItem":{
                "additionalData":{"hmacSignature":"coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="},
                "amount":{"value":1130,"currency":"EUR"},"pspReference":"7914073381342284","eventCode":"AUTHORISATION",
                "merchantAccountCode":"TestMerchant","merchantReference":"TestPayment-1407325143704","success":"true"}}]}""";
        String key = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
        assertVerified(verify("adyen", key, ANY_TIME, Requests.URL, Map.of(), body));
        assertRefused(
                verify("adyen", key, ANY_TIME, Requests.URL, Map.of(), body.replace("1130", "1131")),
                RefusalCode.SIGNATURE_MISMATCH);
        String unsignedItem = body.replace("]}", ",{\"NotificationRequestItem\":{}}]}");
        assertRefused(
                verify("adyen", key, ANY_TIME, Requests.URL, Map.of(), unsignedItem), RefusalCode.SIGNATURE_MISSING);
    }

    /** RFC 8032, section 7.1, test 3: the two bytes af82, cut into a timestamp-less content. */
    @Test
    void ed25519() {
        SignatureScheme scheme = SchemeReadingTest.scheme("{scheme: ed25519, encoding: hex, header: X-Sig}");
        WebhookRequest request = new WebhookRequest(
                "POST",
                Requests.URL,
                Map.of(
                        "X-Sig",
                        List.of("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")),
                Payload.of(new byte[] {(byte) 0xaf, (byte) 0x82}));
        Secret key = new Secret("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        assertVerified(scheme.verify(request, List.of(key), ANY_TIME));
        assertRefused(
                scheme.verify(RequestWriting.withBody(request, Payload.of(new byte[] {1})), List.of(key), ANY_TIME),
                RefusalCode.SIGNATURE_MISMATCH);
    }

    /** RFC 7515, appendix A.1: HS256, with an exp of 2011. */
    @Test
    void webTokenOfASharedSecret() {
        String token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        SignatureScheme scheme = SchemeReadingTest.scheme(
                "{scheme: jws, algorithm: HS256, header: X-Token, secret: base64, body: unsigned}");
        Secret key =
                new Secret("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ+EstJQLr/T+1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow==");
        WebhookRequest request =
                new WebhookRequest("POST", Requests.URL, Map.of("X-Token", List.of(token)), Payload.of(new byte[0]));
        assertVerified(scheme.verify(request, List.of(key), Instant.ofEpochSecond(1_300_819_000)));
        assertRefused(
                scheme.verify(request, List.of(key), Instant.ofEpochSecond(1_300_819_500)),
                RefusalCode.TIMESTAMP_TOO_OLD);
    }

    /** RFC 7515, appendix A.3: ES256, with a JSON Web Key. */
    @Test
    void webTokenOfAKeyPair() {
        String token = "eyJhbGciOiJFUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        Secret key =
                new Secret("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}");
        SignatureScheme scheme =
                SchemeReadingTest.scheme("{scheme: jws, algorithm: ES256, header: X-Token, body: unsigned}");
        WebhookRequest request =
                new WebhookRequest("POST", Requests.URL, Map.of("X-Token", List.of(token)), Payload.of(new byte[0]));
        assertVerified(scheme.verify(request, List.of(key), Instant.ofEpochSecond(1_300_819_000)));
        SignatureScheme other =
                SchemeReadingTest.scheme("{scheme: jws, algorithm: HS256, header: X-Token, body: unsigned}");
        assertRefused(other.verify(request, List.of(key), Instant.EPOCH), RefusalCode.SIGNATURE_MALFORMED);
    }
}

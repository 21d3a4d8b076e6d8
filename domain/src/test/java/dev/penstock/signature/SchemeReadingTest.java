package dev.penstock.signature;

import static dev.penstock.signature.Requests.assertRefused;
import static dev.penstock.signature.Requests.assertVerified;
import static dev.penstock.signature.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.source.ProviderCatalogue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What words make of a scheme, beyond what the rows of the catalogue show. */
class SchemeReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret SECRET = new Secret("a secret");

    /** Of words as a row has them. */
    static SignatureScheme scheme(String yaml) {
        return ProviderCatalogue.read("- {name: a, title: A, confirmed: library, signature: " + yaml + "}")
                .provider("a")
                .signature();
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsKey() {
        assertThatThrownBy(() -> scheme("{scheme: hmac, algorithm: MD5, encoding: hex, header: X}"))
                .hasMessage(
                        "provider 'a': key 'algorithm': an algorithm is one of [SHA1, SHA256, SHA384, SHA512], found"
                                + " 'MD5'");
        assertThatThrownBy(() -> scheme("{scheme: rsa, algorithm: SHA256, header: X}"))
                .hasMessage("provider 'a': key 'encoding': a value: the key is required");
        assertThatThrownBy(() -> scheme("{scheme: token, header: X, secret: raw}"))
                .hasMessage("provider 'a': key 'secret': with scheme token only each, format, header, scheme");
        assertThatThrownBy(() -> scheme("{scheme: hmac, algorithm: SHA256, encoding: hex, header: X, signed: '{url}'}"))
                .hasMessageContaining("'body: unsigned'");
        assertThatThrownBy(() -> scheme("{scheme: jws, algorithm: [HS256, RS256], header: X, body: unsigned}"))
                .hasMessageContaining("algorithms must be of one kind of key");
    }

    @Test
    void whatEverybodyCouldMakeIsRefused() {
        assertThatThrownBy(() -> scheme("{scheme: hash, algorithm: SHA256, encoding: hex, header: X}"))
                .hasMessageContaining("content with {secret}");
        assertThatThrownBy(() -> scheme("{scheme: rsa, algorithm: SHA256, encoding: hex, header: X,"
                        + " certificate: {header: /url, url: 'https://a[.]example/.*', name: 'a[.]example'}}"))
                .hasMessageContaining("a value that must be the secret");
        assertThatThrownBy(() -> scheme("{scheme: rsa, algorithm: SHA256, encoding: hex, header: X, secret: /id,"
                        + " certificate: {header: /url, url: 'https://a[.]example/.*'}}"))
                .hasMessageContaining("certificate.name");
        assertThatThrownBy(() -> scheme("{scheme: jws, algorithm: HS256, header: X}"))
                .hasMessageContaining("'body: unsigned'");
    }

    @Test
    void aVariantFitsWhatIsSignedTheOtherWay() {
        SignatureScheme bare = scheme("{scheme: hmac, algorithm: SHA256, encoding: hex, header: X}");
        SignatureScheme other = scheme("{scheme: hmac, algorithm: SHA512, encoding: hex, header: X}");
        WebhookRequest signed = other.sign(Requests.request(Map.of(), body("{}")), "1", NOW, SECRET);
        assertThat(bare.variants())
                .filteredOn(variant -> {
                    try {
                        return variant.scheme().verify(signed, List.of(SECRET), NOW) instanceof Verification.Verified;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                })
                .isNotEmpty()
                .allMatch(variant -> variant.difference() == SchemeVariant.Difference.ALGORITHM
                        && variant.expected().equals("SHA256")
                        && variant.found().equals("SHA512"));
    }

    @Test
    void whatABatchHoldsIsVerifiedItemByItem() {
        SignatureScheme scheme = scheme("{scheme: token, each: /value, header: /state}");
        String good = "{\"state\":\"a secret\"}";
        assertVerified(verify(scheme, "{\"value\":[" + good + "," + good + "]}"));
        assertRefused(verify(scheme, "{\"value\":[" + good + ",{\"state\":\"x\"}]}"), RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(verify(scheme, "{\"value\":[" + good + ",{}]}"), RefusalCode.SIGNATURE_MISSING);
        assertRefused(verify(scheme, "{\"value\":[]}"), RefusalCode.SIGNATURE_MISSING);
        assertRefused(verify(scheme, "no JSON"), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void aDeliveryCannotNameAnAlgorithmThatIsNotListed() {
        SignatureScheme scheme = ProviderCatalogue.bundled().provider("sumsub").signature();
        WebhookRequest signed = scheme.sign(Requests.request(Map.of(), body("{}")), "1", NOW, SECRET);
        assertVerified(scheme.verify(signed, List.of(SECRET), NOW));
        RequestPlace named = RequestPlace.parse("X-Payload-Digest-Alg");
        assertRefused(
                scheme.verify(RequestWriting.put(signed, named, "HMAC_SHA1_HEX"), List.of(SECRET), NOW),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void aTokenOfTwoPlacesMayStandInEither() {
        SignatureScheme scheme =
                ProviderCatalogue.bundled().provider("cloudevents-webhook").signature();
        assertVerified(scheme.verify(
                Requests.request(Map.of("Authorization", "bearer a secret"), body("{}")), List.of(SECRET), NOW));
        WebhookRequest inUrl =
                new WebhookRequest("POST", Requests.URL + "?access_token=a+secret", Map.of(), body("{}"));
        assertVerified(scheme.verify(inUrl, List.of(SECRET), NOW));
        assertRefused(
                scheme.verify(Requests.request(Map.of("Authorization", "a secret"), body("{}")), List.of(SECRET), NOW),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void aProviderThatLeavesItsHeaderOpenRefusesEverythingUntilItIsNamed() {
        SignatureScheme scheme = ProviderCatalogue.bundled().provider("datadog").signature();
        WebhookRequest request = Requests.request(Map.of("X-Token", "a secret"), body("{}"));
        assertRefused(scheme.verify(request, List.of(SECRET), NOW), RefusalCode.SIGNATURE_MISSING);
        assertVerified(scheme.at(RequestPlace.parse("X-Token")).verify(request, List.of(SECRET), NOW));
    }

    @Test
    void standardWebhooksMayBeSignedWithAKeyPair() {
        StandardWebhooksScheme scheme = new StandardWebhooksScheme();
        // RFC 8032, section 7.1, test 1
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] key = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        Secret signing = new Secret("whsk_" + Base64.getEncoder().encodeToString(seed));
        Secret verifying = new Secret("whpk_" + Base64.getEncoder().encodeToString(key));
        scheme.requireUsable(verifying);
        scheme.requireSigning(signing);
        assertThatThrownBy(() -> scheme.requireSigning(verifying)).hasMessageContaining("whsk_");
        assertThatThrownBy(() -> scheme.requireUsable(new Secret("whpk_AAAA"))).hasMessageContaining("32 bytes");
        WebhookRequest signed = scheme.sign(Requests.request(Map.of(), body("{}")), "msg_1", NOW, signing);
        assertThat(signed.header("webhook-signature").get(0)).startsWith("v1a,");
        assertVerified(scheme.verify(signed, List.of(verifying), NOW));
        assertVerified(scheme.verify(signed, List.of(scheme.secretOf(new byte[32]), verifying), NOW));
        assertRefused(
                scheme.verify(RequestWriting.withBody(signed, body("{ }")), List.of(verifying), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(
                scheme.verify(signed, List.of(scheme.secretOf(new byte[32])), NOW), RefusalCode.SIGNATURE_MALFORMED);
        key = Arrays.copyOf(key, 32);
        key[31] ^= 1;
        Secret other = new Secret("whpk_" + Base64.getEncoder().encodeToString(key));
        assertRefused(scheme.verify(signed, List.of(other), NOW), RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void aTimestampMayBeWrittenInManyWays() {
        SignatureScheme scheme = ProviderCatalogue.bundled().provider("klaviyo").signature();
        for (String time : List.of("1772366400", "1772366400000", "1772366400000000", "2026-03-01T13:00:00+01:00")) {
            assertRefused(timed(scheme, time), RefusalCode.SIGNATURE_MISMATCH);
        }
        for (String time : List.of("17723664000", "2026-03-01T12:06:00Z")) {
            assertRefused(timed(scheme, time), RefusalCode.TIMESTAMP_IN_FUTURE);
        }
        for (String time : List.of("2026-03-01", "1772366400.0", "-1", "T")) {
            assertRefused(timed(scheme, time), RefusalCode.TIMESTAMP_MALFORMED);
        }
    }

    private static Verification timed(SignatureScheme scheme, String time) {
        Map<String, String> headers = Map.of("Klaviyo-Signature", "00".repeat(32), "Klaviyo-Timestamp", time);
        return scheme.verify(Requests.request(headers, body("{}")), List.of(SECRET), NOW);
    }

    private static Verification verify(SignatureScheme scheme, String text) {
        return scheme.verify(Requests.request(Map.of(), body(text)), List.of(SECRET), NOW);
    }
}

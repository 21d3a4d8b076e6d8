package dev.penstock.signature;

import static dev.penstock.signature.Requests.assertRefused;
import static dev.penstock.signature.Requests.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Payload;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import dev.penstock.signature.diagnosis.Keys;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.ProviderCatalogue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Senders whose deliveries name a certificate, signed here by the Java platform alone. */
class CertificateSchemesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyPair PAIR = KeyKind.RSA.generate();
    private static final String SNS_URL =
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0000000000000000.pem";
    private static final String PAYPAL_URL = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594";
    private static final Secret TOPIC = new Secret("arn:aws:sns:eu-central-1:123456789012:orders");
    private static final Secret WEBHOOK = new Secret("1JE4291016473214C");
    private static final Map<URI, String> ISSUED_TO = Map.of(
            URI.create(SNS_URL), "sns.amazonaws.com", URI.create(PAYPAL_URL), "messageverificationcerts.paypal.com");
    private static final Certificates KNOWN = url -> ISSUED_TO.containsKey(url)
            ? new SenderKey.Known(PAIR.getPublic(), Set.of(String.valueOf(ISSUED_TO.get(url))))
            : new SenderKey.Unavailable("it could not be fetched");

    private static SignatureScheme scheme(String provider) {
        return ProviderCatalogue.bundled().provider(provider).signature().with(KNOWN);
    }

    private static String signature(String algorithm, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(PAIR.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String notification(String version, String topic, String url) throws GeneralSecurityException {
        String text =
                "Message\nA \\u0022quoted\\u0022 text\nMessageId\nm-1\nSubject\nOrders\nTimestamp\n2026-03-01T12:00:00.000Z"
                                .replace("\\u0022", "\"")
                        + "\nTopicArn\n" + topic + "\nType\nNotification\n";
        String signature = signature(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA", text);
        return """
                {"Type":"Notification","MessageId":"m-1","TopicArn":"%s","Subject":"Orders","Message":"A \\"quoted\\" text",
                "Timestamp":"2026-03-01T12:00:00.000Z","SignatureVersion":"%s","Signature":"%s","SigningCertURL":"%s"}""".formatted(topic, version, signature, url);
    }

    private static Verification verify(SignatureScheme scheme, String body) {
        return scheme.verify(Requests.request(Map.of(), Requests.body(body)), List.of(TOPIC), NOW);
    }

    @Test
    void snsSignsWithEitherVersion() throws GeneralSecurityException {
        assertVerified(verify(scheme("aws-sns"), notification("1", TOPIC.reveal(), SNS_URL)));
        assertVerified(verify(scheme("aws-sns"), notification("2", TOPIC.reveal(), SNS_URL)));
        String third = notification("2", TOPIC.reveal(), SNS_URL).replace("Version\":\"2", "Version\":\"3");
        assertRefused(verify(scheme("aws-sns"), third), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void anotherTopicIsRefusedThoughItsSignatureIsRight() throws GeneralSecurityException {
        String other = notification("2", "arn:aws:sns:eu-central-1:999999999999:orders", SNS_URL);
        assertRefused(verify(scheme("aws-sns"), other), RefusalCode.SIGNATURE_MISMATCH);
        String renamed = notification("2", TOPIC.reveal(), SNS_URL).replace(":orders", ":others");
        assertRefused(verify(scheme("aws-sns"), renamed), RefusalCode.SIGNATURE_MISMATCH);
    }

    @Test
    void aCertificateOfSomebodyElsesIsNeverAskedFor() throws GeneralSecurityException {
        SignatureScheme asking = ProviderCatalogue.bundled()
                .provider("aws-sns")
                .signature()
                .with(url -> {
                    throw new AssertionError("asked for " + url);
                });
        for (String url : List.of(
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com.example.com/a.pem",
                "https://example.com/sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com@example.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com:444/a.pem",
                "https://sns.eu-central-1.amazonaws.com/a.pem?x=.pem",
                "https://s3.eu-central-1.amazonaws.com/a.pem")) {
            assertRefused(verify(asking, notification("2", TOPIC.reveal(), url)), RefusalCode.SIGNATURE_MALFORMED);
        }
    }

    @Test
    void withoutPermissionToFetchEverythingIsRefused() throws GeneralSecurityException {
        SignatureScheme scheme = ProviderCatalogue.bundled().provider("aws-sns").signature();
        assertRefused(verify(scheme, notification("2", TOPIC.reveal(), SNS_URL)), RefusalCode.KEY_UNAVAILABLE);
        assertThatThrownBy(() -> scheme.requireSigning(TOPIC)).hasMessageContaining("only the sender has");
    }

    @ParameterizedTest
    @CsvSource({
        "aws-sns, sns.amazonaws.com, true",
        "aws-sns, sns-signing.af-south-1.amazonaws.com, true",
        "aws-sns, sns.af-south-1.amazonaws.com, true",
        "aws-sns, sns-us-gov-west-1.amazonaws.com, true",
        "aws-sns, sns-cn-northwest-1.amazonaws.com.cn, true",
        "aws-sns, s3.amazonaws.com, false",
        "aws-sns, sns.amazonaws.com.example.com, false",
        "aws-sns, example.com, false",
        "paypal, messageverificationcerts.paypal.com, true",
        "paypal, messageverificationcerts.sandbox.paypal.com, true",
        "paypal, api.paypal.com, false",
        "paypal, messageverificationcerts.paypal.com.example.com, false"
    })
    void aCertificateMustHaveBeenIssuedToTheSender(String provider, String issuedTo, boolean believed)
            throws GeneralSecurityException {
        SignatureScheme scheme = ProviderCatalogue.bundled()
                .provider(provider)
                .signature()
                .with(url -> new SenderKey.Known(PAIR.getPublic(), Set.of("other.example", issuedTo)));
        Verification verification = provider.equals("paypal")
                ? scheme.verify(payPals(Requests.body("{}")), List.of(WEBHOOK), NOW)
                : verify(scheme, notification("2", TOPIC.reveal(), SNS_URL));
        if (believed) {
            assertVerified(verification);
        } else {
            assertRefused(verification, RefusalCode.CERTIFICATE_UNTRUSTED);
            assertThat(((Verification.Refused) verification).detail())
                    .contains("is not believed: it is issued to", issuedTo, "and not to");
        }
    }

    @Test
    void theDoctorNamesWhatIsWrongWithACertificate() throws GeneralSecurityException {
        WebhookRequest delivery = Requests.request(Map.of(), Requests.body(notification("2", TOPIC.reveal(), SNS_URL)));
        SignatureScheme scheme = ProviderCatalogue.bundled().provider("aws-sns").signature();
        assertThat(examined(scheme, delivery))
                .containsExactly(new Diagnosis(
                        Finding.CERTIFICATE_UNAVAILABLE,
                        "The certificate that body /SigningCertURL names is not known: fetching certificates is not"
                                + " allowed here: penstock.certificates.outbound."));
        assertThat(examined(scheme.with(url -> new SenderKey.Untrusted("it has ended")), delivery))
                .containsExactly(new Diagnosis(
                        Finding.CERTIFICATE_UNTRUSTED,
                        "The certificate that body /SigningCertURL names is not believed: it has ended."));
        assertThat(examined(scheme.with(KNOWN), delivery)).isEmpty();
    }

    private static List<Diagnosis> examined(SignatureScheme scheme, WebhookRequest delivery) {
        Keys keys = new Keys(List.of(TOPIC), List.of(), List.of());
        return new SignatureDoctor(List.of()).examine(scheme, delivery, keys, NOW);
    }

    @Test
    void whatIsTooOldOrTamperedWithIsRefused() throws GeneralSecurityException {
        String good = notification("2", TOPIC.reveal(), SNS_URL);
        assertRefused(
                verify(scheme("aws-sns"), good.replace("Subject\":\"Orders", "Subject\":\"Refunds")),
                RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(
                verify(scheme("aws-sns"), good.replace("\"Subject\":\"Orders\",", "")), RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(
                scheme("aws-sns")
                        .verify(
                                Requests.request(Map.of(), Requests.body(good)),
                                List.of(TOPIC),
                                NOW.plusSeconds(3_601)),
                RefusalCode.TIMESTAMP_TOO_OLD);
    }

    private static WebhookRequest payPals(Payload body) throws GeneralSecurityException {
        return Requests.request(payPalsHeaders(body), body);
    }

    private static Map<String, String> payPalsHeaders(Payload body) throws GeneralSecurityException {
        CRC32 checksum = new CRC32();
        checksum.update(body.bytes());
        String signature =
                signature("SHA256withRSA", "t-1|2026-03-01T12:00:00Z|" + WEBHOOK.reveal() + "|" + checksum.getValue());
        return Map.of(
                "PAYPAL-TRANSMISSION-ID",
                "t-1",
                "PAYPAL-TRANSMISSION-TIME",
                "2026-03-01T12:00:00Z",
                "PAYPAL-TRANSMISSION-SIG",
                signature,
                "PAYPAL-CERT-URL",
                PAYPAL_URL);
    }

    @Test
    void payPalBindsTheBodyByAChecksumAndTheWebhooksId() throws GeneralSecurityException {
        Payload body = Requests.body("{\"id\":\"WH-1\"}");
        Map<String, String> headers = payPalsHeaders(body);
        SignatureScheme scheme = scheme("paypal");
        assertVerified(scheme.verify(Requests.request(headers, body), List.of(WEBHOOK), NOW));
        assertVerified(scheme.verify(Requests.request(headers, body), List.of(new Secret("2"), WEBHOOK), NOW));
        assertRefused(
                scheme.verify(Requests.request(headers, body), List.of(new Secret("2")), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
        assertRefused(
                scheme.verify(Requests.request(headers, Requests.body("{}")), List.of(WEBHOOK), NOW),
                RefusalCode.SIGNATURE_MISMATCH);
    }
}

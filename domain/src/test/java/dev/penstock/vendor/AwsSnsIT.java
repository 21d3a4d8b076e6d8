package dev.penstock.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.event.Payload;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SenderKey;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ProviderCatalogue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only Amazon can sign its notifications: the row and Amazon's own library must take the same of ours for Amazon's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsSnsIT {
    static final String PROVIDER = "aws-sns";

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:orders";
    private static final List<String> SIGNED =
            List.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Clock clock = Clock.systemUTC();
    private final KeyPair keys = keyPair();
    private final String publicKey = "-----BEGIN PUBLIC KEY-----"
            + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "-----END PUBLIC KEY-----";
    private final SignatureScheme row = ProviderCatalogue.bundled()
            .provider(PROVIDER)
            .signature()
            .with(url -> new SenderKey.Known(keys.getPublic(), Set.of("sns.amazonaws.com")));
    private final NodeLibraries node = NodeLibraries.start();
    private final Vendor library = node.vendor(PROVIDER);

    @AfterAll
    void endNode() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void notificationsAreAcceptedByBothAndRefusedByBothOnceTampered(String signatureVersion) {
        for (String message : List.of("{\"order\":1}", "Grüße, 你好 🚀\r\n", " ")) {
            Map<String, String> notification = notification(signatureVersion, message);
            assertBoth(true, notification, UnaryOperator.identity());
            assertBoth(false, notification, body -> body.replace("\"TopicArn\"", "\"Subject\":\"added\",\"TopicArn\""));
            assertBoth(false, notification, body -> body.replace("\"TopicArn\"", "\"Subject\":\" \",\"TopicArn\""));
            assertBoth(false, notification, body -> body.replace("Message\":\"", "Message\":\"tampered"));
            assertBoth(false, notification, body -> body.replace("sns.eu-central-1.amazonaws.com", "example.com"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aSubjectIsSignedWhereThereIsOne(String signatureVersion) {
        Map<String, String> notification = notification(signatureVersion, "text");
        notification.put("Subject", "original");
        assertBoth(true, notification, UnaryOperator.identity());
        assertBoth(false, notification, body -> body.replace("original", "tampered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void confirmationsSignTheirTokenToo(String signatureVersion) {
        Map<String, String> confirmation = notification(signatureVersion, "You have chosen to subscribe");
        confirmation.put("Type", "SubscriptionConfirmation");
        confirmation.put("Token", "original");
        confirmation.put("SubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription");
        assertBoth(true, confirmation, UnaryOperator.identity());
        assertBoth(false, confirmation, body -> body.replace("original", "tampered"));
    }

    private Map<String, String> notification(String signatureVersion, String message) {
        return new TreeMap<>(Map.of(
                "Type",
                "Notification",
                "MessageId",
                "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                "TopicArn",
                TOPIC,
                "Message",
                message,
                "Timestamp",
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                "SignatureVersion",
                signatureVersion,
                "SigningCertURL",
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem"));
    }

    private void assertBoth(boolean accept, Map<String, String> notification, UnaryOperator<String> tampering) {
        Map<String, String> signed = new TreeMap<>(notification);
        signed.put("Signature", signature(notification));
        WebhookRequest request = new WebhookRequest(
                "POST",
                "https://hooks.example.com/hooks/sample",
                Map.of("Content-Type", List.of("text/plain; charset=UTF-8")),
                Payload.of(tampering.apply(json(signed)).getBytes(StandardCharsets.UTF_8)));
        assertThat(library.accepts(request, publicKey))
                .as("the library: " + request.body().text())
                .isEqualTo(accept);
        Verification verification = row.verify(request, List.of(new Secret(TOPIC)), clock.instant());
        assertThat(verification instanceof Verification.Verified)
                .as("the row: " + verification + " " + request.body().text())
                .isEqualTo(accept);
    }

    private String signature(Map<String, String> message) {
        StringBuilder lines = new StringBuilder();
        for (String key : SIGNED) {
            if (message.containsKey(key)) {
                lines.append(key).append('\n').append(message.get(key)).append('\n');
            }
        }
        String hash = "1".equals(message.get("SignatureVersion")) ? "SHA1" : "SHA256";
        try {
            Signature signature = Signature.getInstance(hash + "withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(lines.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Map<String, String> message) {
        try {
            return new JsonMapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

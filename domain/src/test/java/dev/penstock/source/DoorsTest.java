package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.SenderKey;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No door opens unless all do; what is wrong is said without any secret. */
class DoorsTest {
    private static Source source(String name, String... keys) {
        SignatureScheme scheme =
                ProviderCatalogue.bundled().provider("standard-webhooks").signature();
        return new Source(
                name,
                scheme,
                List.of(keys).stream().map(ConfigKey::new).toList(),
                Locator.parse("webhook-id"),
                Locator.parse("/type"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000));
    }

    @Test
    void everyProblemIsNamedAndNoSecretIs() {
        Map<String, String> config = Map.of("a.new", "hunter2hunter2hunter2", "b.secret", " ");
        assertThatThrownBy(() -> Doors.open(
                        List.of(source("a", "a.old", "a.new"), source("b", "b.secret"), source("c")),
                        key -> Optional.ofNullable(config.get(key)),
                        event -> List.of()))
                .isInstanceOfSatisfying(
                        UnusableSecrets.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "source a: secret ${a.old} has no value in the configuration",
                                        "source a: secret ${a.new} cannot be used: "
                                                + "the secret must be whsec_ followed by 24 to 64 bytes in base64",
                                        "source b: secret ${b.secret} has no value in the configuration",
                                        "source c has no secret"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void thereIsNoDoorWithoutASource() {
        Doors doors = Doors.open(
                List.of(source("a", "a.secret")),
                key -> Optional.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                event -> List.of());
        assertThat(doors.of("a")).map(Door::source).map(Source::name).contains("a");
        assertThat(doors.of("b")).isEmpty();
    }

    @Test
    void aDoorAsksTheCertificatesThatItWasOpenedWith() {
        List<URI> asked = new ArrayList<>();
        Source sns = new Source(
                "sns",
                ProviderCatalogue.bundled().provider("aws-sns").signature(),
                List.of(new ConfigKey("sns.topic")),
                Locator.parse("/MessageId"),
                Locator.parse("/Type"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000));
        Door door = Doors.open(List.of(sns), key -> Optional.of("arn:t"), event -> List.of(), url -> {
                    asked.add(url);
                    return new SenderKey.Unavailable("it could not be fetched");
                })
                .of("sns")
                .orElseThrow();
        Payload body = Payload.of("""
                {"Type":"Notification","MessageId":"1","TopicArn":"arn:t","Message":"m","Timestamp":"2026-03-01T12:00:00.000Z",\
                "SignatureVersion":"2","Signature":"AAAA","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/a.pem"}""".getBytes(StandardCharsets.UTF_8));
        Admission admission = door.look(
                new WebhookRequest("POST", "https://a.example/hooks/sns", Map.of(), body),
                Instant.parse("2026-03-01T12:00:00Z"),
                "00-1-2-01");
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Unverified.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.KEY_UNAVAILABLE));
        assertThat(asked).containsExactly(URI.create("https://sns.eu-west-1.amazonaws.com/a.pem"));
    }
}

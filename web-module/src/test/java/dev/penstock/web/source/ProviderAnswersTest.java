package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.limit.Flow;
import dev.penstock.limit.Limits;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.rejection.RefusalLog;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.Acknowledgement;
import dev.penstock.source.Answers;
import dev.penstock.source.BodyRules;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Doors;
import dev.penstock.source.HandshakeUse;
import dev.penstock.source.Locator;
import dev.penstock.source.OnInvalid;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the senders of the catalogue hear who want to hear something of their own: when accepted, and when not. */
class ProviderAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://hooks.example.com/hooks/row?data.id=AB1";

    /** Has what any of these rows looks for in a body. */
    private static final String JSON = "{\"signature\":{\"token\":\"abc\"},\"id\":7}";

    private record Delivery(WebhookRequest signed, Secret secret, Secret other) {
        static Delivery of(Provider provider) {
            return of(provider, JSON);
        }

        static Delivery of(Provider provider, String json) {
            boolean form = String.valueOf(provider.contentType()).startsWith("application/x-www-form-urlencoded");
            Map<String, List<String>> headers = new TreeMap<>();
            headers.put("Content-Type", List.of(form ? "application/x-www-form-urlencoded" : "application/json"));
            Payload body = Payload.of((form ? "a=1" : json).getBytes(StandardCharsets.UTF_8));
            Secret secret = provider.signature().secretOf(bytes(1));
            WebhookRequest signed = provider.signature()
                    .sign(new WebhookRequest("POST", URL, headers, body), "1772366400123", NOW, secret);
            return new Delivery(signed, secret, provider.signature().secretOf(bytes(2)));
        }

        private static byte[] bytes(int value) {
            byte[] bytes = new byte[32];
            Arrays.fill(bytes, (byte) value);
            return bytes;
        }
    }

    private static Stream<Provider> rows() {
        return ProviderCatalogue.bundled().all().stream()
                .filter(provider -> !provider.answer().equals(Acknowledgement.DEFAULT));
    }

    @Test
    void theseSendersAreKnownToWantIt() {
        assertThat(rows().map(Provider::name))
                .contains("discord", "fitbit", "mailgun", "mercado-pago", "twilio", "xero", "zoom");
    }

    @TestFactory
    Stream<DynamicTest> everyRowThatSaysSo() {
        return rows().map(provider -> DynamicTest.dynamicTest(provider.name(), () -> {
            Delivery delivery = Delivery.of(provider);

            assertThat(reply(provider, delivery, delivery.secret()))
                    .isInstanceOfSatisfying(
                            WebhookReply.Acknowledged.class,
                            heard -> assertThat(heard.form()).isEqualTo(provider.answer()));
            assertThat(reply(provider, delivery, delivery.other()))
                    .isInstanceOfSatisfying(WebhookReply.Refused.class, heard -> {
                        assertThat(heard.problem().status()).isEqualTo(401);
                        assertThat(heard.bare()).isEqualTo(provider.answer().refusalsBare());
                    });
        }));
    }

    @Test
    void xerosIntentIsAnswered200WhereItIsSignedAnd401WhereNotBothWithoutABody() {
        Provider xero = ProviderCatalogue.bundled().provider("xero");
        Delivery delivery = Delivery.of(xero, "{\"events\":[],\"firstEventSequence\":0,\"lastEventSequence\":0}");

        assertThat(reply(xero, delivery, delivery.secret()))
                .isInstanceOfSatisfying(WebhookReply.Handshaken.class, heard -> {
                    assertThat(heard.answer().status()).isEqualTo(200);
                    assertThat(heard.answer().body()).isEmpty();
                });
        assertThat(reply(xero, delivery, delivery.other()))
                .isInstanceOfSatisfying(WebhookReply.Refused.class, heard -> {
                    assertThat(heard.problem().status()).isEqualTo(401);
                    assertThat(heard.bare()).isTrue();
                });
    }

    private static WebhookReply reply(Provider provider, Delivery delivery, Secret secret) {
        Source source = new Source(
                "row",
                provider.signature(),
                List.of(new ConfigKey("row.secret")),
                Locator.parse("body:sha256"),
                Locator.parse("=row.event"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000),
                BodyRules.DEFAULT,
                provider.handshake() == null ? null : new HandshakeUse(provider.handshake(), null),
                null,
                OnInvalid.QUARANTINE,
                new Answers(provider.answer(), null),
                Source.REMEMBER_DEFAULT);
        Doors doors = Doors.open(List.of(source), key -> Optional.of(secret.reveal()), event -> List.of());
        TrustedProxies none = TrustedProxies.parse("");
        List<Event> durable = new ArrayList<>();
        byte[] body = delivery.signed().body().bytes();
        WebhookReply reply = new WebhookReception(
                        doors,
                        new Acceptance(
                                events -> {
                                    durable.addAll(events);
                                    return CompletableFuture.completedFuture(null);
                                },
                                (subject, pipeline, within) -> Optional.empty(),
                                name -> outcome -> {}),
                        () -> NOW,
                        name -> outcome -> {},
                        new Gates(Flow.ofServer(null, 1, 0), none, () -> 0),
                        new Refusals(new RefusalLog(), doors, () -> new SignatureDoctor(List.of()), none, () -> NOW),
                        PublicUrls.of(Optional.empty()),
                        (name, address) -> {})
                .receive(new ArrivingDelivery(
                        "row",
                        "POST",
                        URL,
                        "192.0.2.1",
                        delivery.signed().headers(),
                        body.length,
                        new ByteArrayInputStream(body)))
                .await(1_000, WebhookReception::overdue);
        assertThat(durable).hasSize(reply instanceof WebhookReply.Acknowledged ? 1 : 0);
        return reply;
    }
}

package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.handshake.Handshakes;
import dev.penstock.limit.Flow;
import dev.penstock.limit.Limits;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.rejection.RefusalLog;
import dev.penstock.schema.Violation;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.Answers;
import dev.penstock.source.BodyForm;
import dev.penstock.source.BodyRules;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Doors;
import dev.penstock.source.HandshakeUse;
import dev.penstock.source.Locator;
import dev.penstock.source.OnInvalid;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.PublicUrl;
import dev.penstock.source.Source;
import dev.penstock.web.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What senders of batches, of handshakes and of data that is wrong hear. */
class WebhookAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret SECRET = new Secret("a secret");

    private final List<List<Event>> accepted = new ArrayList<>();
    private final List<String> confirmations = new ArrayList<>();

    private static Source source(@Nullable String handshake) {
        return new Source(
                "shop",
                ProviderCatalogue.bundled().provider("github").signature(),
                List.of(new ConfigKey("shop.secret")),
                Locator.parse("/0/id"),
                Locator.parse("/0/type"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000),
                new BodyRules(BodyForm.AUTO, "", JsonPointer.empty(), 3),
                handshake == null
                        ? null
                        : new HandshakeUse(
                                Objects.requireNonNull(Handshakes.bundled().get(handshake)), null),
                null,
                OnInvalid.REJECT,
                Answers.DEFAULT,
                Source.REMEMBER_DEFAULT);
    }

    private WebhookReply reply(Source source, String method, String query, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("Content-Type", List.of(contentType));
        headers.put("x-amz-sns-message-type", List.of("SubscriptionConfirmation"));
        String url = "http://localhost/hooks/shop" + query;
        WebhookRequest signed =
                source.signature().sign(new WebhookRequest(method, url, headers, Payload.of(bytes)), "", NOW, SECRET);
        Doors doors = Doors.open(
                List.of(source),
                key -> Optional.of(SECRET.reveal()),
                event -> event.data().json().has("bad")
                        ? List.of(new Violation("/bad", "false", "must not be there"))
                        : List.of());
        TrustedProxies none = TrustedProxies.parse("");
        return new WebhookReception(
                        doors,
                        new Acceptance(
                                events -> {
                                    accepted.add(events);
                                    return CompletableFuture.completedFuture(null);
                                },
                                (subject, pipeline, within) -> Optional.empty(),
                                name -> outcome -> {}),
                        () -> NOW,
                        name -> outcome -> {},
                        new Gates(Flow.ofServer(null, 1, 0), none, () -> 0),
                        new Refusals(new RefusalLog(), doors, () -> new SignatureDoctor(List.of()), none, () -> NOW),
                        PublicUrls.of(Optional.empty()),
                        (name, address) -> confirmations.add(name + " " + address))
                .receive(new ArrivingDelivery(
                        "shop",
                        method,
                        url,
                        "192.0.2.1",
                        signed.headers(),
                        bytes.length,
                        new ByteArrayInputStream(bytes)))
                .await(60_000, WebhookReception::overdue);
    }

    private static String json(WebhookReply reply) {
        assertThat(reply).isInstanceOf(WebhookReply.Acknowledged.class);
        String answer = new String(Json.bytes(((WebhookReply.Acknowledged) reply).answer()), StandardCharsets.UTF_8);
        return answer.replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "\"traceId\":\"T\"");
    }

    private static void assertRefused(WebhookReply reply, int status, String code) {
        assertThat(reply).isInstanceOfSatisfying(WebhookReply.Refused.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(status);
            assertThat(refused.problem().code()).isEqualTo(code);
        });
    }

    @Test
    void aBatchIsMadeDurableAtOnceAndAnsweredEventByEvent() {
        WebhookReply reply = reply(
                source(null), "POST", "", "application/json", "[{\"id\":1,\"type\":\"a\"},{\"id\":2,\"type\":\"b\"}]");
        assertThat(json(reply))
                .isEqualTo("{\"source\":\"shop\",\"traceId\":\"T\",\"status\":\"accepted\",\"events\":["
                        + "{\"id\":\"1\",\"status\":\"accepted\"},{\"id\":\"2\",\"status\":\"accepted\"}]}");
        assertThat(accepted)
                .singleElement()
                .satisfies(events -> assertThat(events).hasSize(2));
    }

    @Test
    void anEmptyBatchIsAcknowledgedWithoutTheBroker() {
        assertThat(json(reply(source(null), "POST", "", "application/json", "[]")))
                .isEqualTo("{\"source\":\"shop\",\"traceId\":\"T\",\"status\":\"accepted\",\"events\":[]}");
        assertThat(accepted).isEmpty();
    }

    @Test
    void refusalsHaveTheStatusThatSaysWhatIsWrong() {
        assertRefused(reply(source(null), "POST", "", "application/protobuf", "x"), 415, "CONTENT_TYPE_UNSUPPORTED");
        assertRefused(reply(source(null), "POST", "", "application/json", "[1,2,3,4]"), 413, "TOO_MANY_EVENTS");
        assertRefused(reply(source(null), "POST", "", "application/json", "[1]"), 400, "EVENT_ID_MISSING");
        assertThat(accepted).isEmpty();
    }

    @Test
    void dataThatViolatesItsSchemaIsAnsweredWithItsPointers() {
        WebhookReply reply = reply(
                source(null),
                "POST",
                "",
                "application/json",
                "[{\"id\":1,\"type\":\"a\"},{\"id\":2,\"type\":\"b\",\"bad\":1}]");
        assertRefused(reply, 422, "SCHEMA_VIOLATED");
        assertThat(new String(Json.bytes(((WebhookReply.Refused) reply).problem()), StandardCharsets.UTF_8))
                .contains("\"title\":\"Unprocessable Content\"")
                .contains(
                        "\"violations\":[{\"pointer\":\"/1/bad\",\"rule\":\"false\",\"message\":\"must not be there\"}]");
        assertThat(accepted).isEmpty();
    }

    @Test
    void aHandshakeIsAnsweredAndAnotherMethodIsRefusedWithThoseThatAreAllowed() {
        Source dropbox = source("dropbox-challenge");
        assertThat(reply(dropbox, "GET", "?challenge=c", "", ""))
                .isInstanceOfSatisfying(
                        WebhookReply.Handshaken.class,
                        handshaken -> assertThat(handshaken.answer().body()).isEqualTo("c"));
        assertThat(reply(dropbox, "OPTIONS", "", "", ""))
                .isInstanceOfSatisfying(
                        WebhookReply.MethodRefused.class,
                        refused -> assertThat(refused.allowed()).containsExactly("GET", "POST"));
        assertThat(reply(source(null), "GET", "?challenge=c", "", "")).isInstanceOf(WebhookReply.MethodRefused.class);
        assertRefused(reply(dropbox, "GET", "", "", ""), 400, "HANDSHAKE_UNKNOWN");
    }

    @Test
    void anAddressToConfirmIsPutBeforeAnAdministrator() {
        String url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription";
        UnaryOperator<String> body =
                address -> "{\"Type\":\"SubscriptionConfirmation\",\"SubscribeURL\":\"" + address + "\"}";
        Source sns = source("sns-confirmation");
        assertThat(reply(sns, "POST", "", "text/plain", body.apply(url))).isInstanceOf(WebhookReply.Handshaken.class);
        assertRefused(
                reply(sns, "POST", "", "text/plain", body.apply("https://evil.example/")), 400, "HANDSHAKE_REFUSED");
        assertThat(confirmations).containsExactly("shop " + URI.create(url));
    }

    @Test
    void theServersPublicUrlHasNoPath() {
        PublicUrls urls = PublicUrls.of(Optional.of("https://hooks.example.com"));
        assertThat(urls.of(source(null), "http://localhost:8080/hooks/shop?a"))
                .isEqualTo("https://hooks.example.com/hooks/shop?a");
        assertThat(PublicUrl.parse("https://hooks.example.com/").path()).isEmpty();
        assertThatThrownBy(() -> PublicUrls.of(Optional.of("https://hooks.example.com/in")))
                .hasMessageContaining("penstock.public-url is https://host without a path");
    }
}

package dev.penstock.ejb.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.penstock.event.Payload;
import dev.penstock.outbound.CallFailure;
import dev.penstock.signature.Secret;
import dev.penstock.signature.StandardWebhooksScheme;
import dev.penstock.signature.Verification;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.ConfigKey;
import dev.penstock.writeback.OutgoingCall;
import dev.penstock.writeback.PathTemplate;
import dev.penstock.writeback.Target;
import dev.penstock.writeback.TargetUnavailable;
import dev.penstock.writeback.WriteBacks.Accepted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWriteBacksTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final String OTHER_SECRET = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Map<String, String> config = new HashMap<>();
    private final List<WebhookRequest> received = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpWriteBacks writeBacks = writeBacks(true);
    private HttpServer server;
    private int status = 204;
    private @Nullable String retryAfter;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        config.put("crm.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/base/");
        config.put("crm.secret", SECRET);
        config.put("crm.secret.next", OTHER_SECRET);
        config.put("crm.token", "t0ken");
        config.put("crm.key", "k3y");
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void everySecretSignsSoThatTheReceiverCanReplaceItsOwn() {
        Accepted accepted = writeBacks.send(target(List.of("crm.secret", "crm.secret.next"), null), call(""), WITHIN);

        assertThat(accepted).isEqualTo(new Accepted("127.0.0.1", 204));
        WebhookRequest heard = received.get(0);
        for (String secret : List.of(SECRET, OTHER_SECRET)) {
            assertThat(new StandardWebhooksScheme().verify(heard, List.of(new Secret(secret)), NOW))
                    .isInstanceOf(Verification.Verified.class);
        }
        assertThat(heard.header("webhook-id")).containsExactly("id-1");
        assertThat(heard.header("idempotency-key")).containsExactly("id-1");
        assertThat(heard.header("traceparent")).containsExactly(TRACEPARENT);
    }

    @Test
    void anApiGetsItsPathTokenAndHeaders() {
        writeBacks.send(target(List.of(), "crm.token"), call("/contacts/7"), WITHIN);

        WebhookRequest heard = received.get(0);
        assertThat(heard.method()).isEqualTo("PATCH");
        assertThat(heard.url()).isEqualTo("/base/contacts/7");
        assertThat(heard.header("authorization")).containsExactly("Bearer t0ken");
        assertThat(heard.header("x-api-key")).containsExactly("k3y");
        assertThat(heard.header("content-type")).containsExactly("application/json");
        assertThat(heard.header("webhook-signature")).isEmpty();
    }

    @Test
    void aSecretThatWasReplacedSignsTheNextCall() {
        Target target = target(List.of("crm.secret"), null);
        writeBacks.send(target, call(""), WITHIN);
        config.put("crm.secret", OTHER_SECRET);
        writeBacks.send(target, call(""), WITHIN);

        assertThat(new StandardWebhooksScheme().verify(received.get(1), List.of(new Secret(OTHER_SECRET)), NOW))
                .isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422, 500, 301})
    void whatTheTargetRefusesIsAFailedAttempt(int refusing) {
        status = refusing;

        assertThatThrownBy(() -> writeBacks.send(target(List.of(), null), call(""), WITHIN))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("PATCH to ${crm.url} was answered with status " + refusing);
        assertThat(received).hasSize(1);
    }

    @Test
    void aTargetThatCannotNowIsLeftInPeaceForLongerAndLonger() {
        status = 503;
        Target target = target(List.of(), null);

        assertThat(pauses(target, 6)).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);

        status = 204;
        writeBacks.send(target, call(""), WITHIN);
        status = 503;
        assertThat(pauses(target, 1)).containsExactly(1L);
    }

    @Test
    void aTargetIsAskedAgainWhenItWants() {
        status = 429;
        retryAfter = "60";

        assertThat(pauses(target(List.of(), null), 1)).containsExactly(60L);
    }

    @Test
    void aTargetThatIsAwayIsUnavailable() throws IOException {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            config.put("crm.url", "http://127.0.0.1:" + unused.getLocalPort());
        }

        assertThat(pauses(target(List.of(), null), 1)).containsExactly(1L);
    }

    @Test
    void aTargetThatHangsIsAFailedAttempt() {
        config.put("crm.url", config.get("crm.url") + "hanging");

        assertThatThrownBy(() -> writeBacks.send(target(List.of(), null), call(""), Duration.ofMillis(300)))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("not answered within 300 ms");
    }

    @Test
    void noAddressOfAPrivateNetworkIsCalledUnlessThatIsAllowed() {
        config.put("crm.url", "https://localhost:" + server.getAddress().getPort());

        assertThatThrownBy(() -> writeBacks(false).send(target(List.of(), null), call(""), WITHIN))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("penstock.write-back.private-addresses does not allow");
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "crm", "http://crm.example", "https://a:b@crm.example", "https://crm.example?x", "ftp://x/"})
    void anAddressThatIsNoneStopsTheStart(String url) {
        config.put("crm.url", url);

        assertThatThrownBy(() -> writeBacks(false).requireConfigured(target(List.of(), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("crm.url");
    }

    @Test
    void aMissingSecretStopsTheStart() {
        config.remove("crm.secret.next");
        Target target = target(List.of("crm.secret", "crm.secret.next"), "crm.token");

        assertThatThrownBy(() -> writeBacks.requireConfigured(target)).hasMessageContaining("crm.secret.next");
        config.put("crm.secret.next", OTHER_SECRET);
        assertThatCode(() -> writeBacks.requireConfigured(target)).doesNotThrowAnyException();
    }

    private List<Long> pauses(Target target, int times) {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            pauses.add(catchThrowableOfType(TargetUnavailable.class, () -> writeBacks.send(target, call(""), WITHIN))
                    .retryAfter()
                    .toSeconds());
        }
        return pauses;
    }

    private HttpWriteBacks writeBacks(boolean privateAllowed) {
        return new HttpWriteBacks(key -> Optional.ofNullable(config.get(key)), privateAllowed, () -> NOW);
    }

    private static Target target(List<String> secrets, @Nullable String token) {
        SortedMap<String, ConfigKey> headers = new TreeMap<>(Map.of("X-Api-Key", new ConfigKey("crm.key")));
        return new Target(
                new ConfigKey("crm.url"),
                PathTemplate.EMPTY,
                Target.Method.PATCH,
                secrets.stream().map(ConfigKey::new).toList(),
                token == null ? null : new ConfigKey(token),
                headers,
                null,
                Duration.ofSeconds(10));
    }

    private static OutgoingCall call(String path) {
        return new OutgoingCall("id-1", path, Payload.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8)), TRACEPARENT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("hanging")) {
            awaitRelease();
        }
        received.add(new WebhookRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                Payload.of(exchange.getRequestBody().readAllBytes())));
        if (retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

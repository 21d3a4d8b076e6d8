package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.limit.BodyBudget;
import dev.penstock.limit.Flow;
import dev.penstock.limit.Limits;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.rejection.Refusal;
import dev.penstock.rejection.RefusalLog;
import dev.penstock.selector.Selector;
import dev.penstock.signature.Secret;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import dev.penstock.source.Acknowledgement;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Doors;
import dev.penstock.source.Intake;
import dev.penstock.source.IntakeUnavailable;
import dev.penstock.source.Locator;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import dev.penstock.source.WebhookSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Whether a sender hears the right thing, at the right time, and only once. */
class WebhookReceptionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret SECRET = new Secret("a secret");
    private static final int BODY_BYTES_MAX = 100;
    private static final String OPENED = "{\"action\":\"opened\"}";
    private static final Source SOURCE = new Source(
            "github",
            ProviderCatalogue.bundled().provider("github").signature(),
            List.of(new ConfigKey("github.secret")),
            Locator.parse("X-GitHub-Delivery"),
            Locator.parse("X-GitHub-Event"),
            new NotAPing(),
            new TreeMap<>(Map.of("kind", JsonPointer.compile("/action"))),
            Limits.ofBody(BODY_BYTES_MAX));

    private final IntakeInHand intake = new IntakeInHand();
    private final List<String> measured = new ArrayList<>();
    private final List<CompletableFuture<WebhookReply>> heard = new ArrayList<>();
    private final Doors doors = Doors.open(List.of(SOURCE), key -> Optional.of(SECRET.reveal()), event -> List.of());
    private long limitMs = 60_000;
    private final RefusalLog log = new RefusalLog();
    private final BodyBudget bodies = new BodyBudget(1 << 20);
    private final WebhookReception reception = new WebhookReception(
            doors,
            new Acceptance(intake, (subject, pipeline, within) -> Optional.empty(), source -> outcome -> {}),
            () -> NOW,
            source -> outcome -> measured.add(source + " " + outcome),
            new Gates(Flow.ofServer(null, 1, 0), TrustedProxies.parse(""), () -> 0, bodies),
            new Refusals(
                    log, doors, () -> new SignatureDoctor(List.of()), TrustedProxies.parse("192.0.2.0/24"), () -> NOW),
            PublicUrls.of(Optional.of("https://public.example.com")),
            (source, url) -> {});

    private void post(String source, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new WebhookSigner(SOURCE, SECRET)
                .request(
                        "https://hooks.example.com/hooks/github",
                        "application/json",
                        "d-1",
                        type,
                        NOW,
                        Payload.of(bytes))
                .headers();
        post(source, headers, bytes.length, new ByteArrayInputStream(bytes));
    }

    private void post(String source, Map<String, List<String>> headers, long length, InputStream body) {
        String url = "https://hooks.example.com/hooks/" + source;
        PendingReply reply =
                reception.receive(new ArrivingDelivery(source, "POST", url, "192.0.2.1", headers, length, body));
        heard.add(CompletableFuture.supplyAsync(() -> reply.await(limitMs, WebhookReception::overdue)));
    }

    /** The one reply that was heard. */
    private WebhookReply reply() {
        assertThat(heard).hasSize(1);
        return reply(0);
    }

    private WebhookReply reply(int n) {
        return heard.get(n).join();
    }

    private void assertRefused(int status, String code) {
        assertThat(reply()).isInstanceOfSatisfying(WebhookReply.Refused.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(status);
            assertThat(refused.problem().code()).isEqualTo(code);
        });
        assertThat(intake.events).isEmpty();
    }

    @Test
    void aDeliveryIsAcknowledgedOnlyOnceItsEventIsDurable() {
        post("github", "issues", OPENED);
        assertThat(intake.events).hasSize(1);
        assertThat(heard).singleElement().satisfies(reply -> assertThat(reply).isNotDone());

        intake.answer.complete(null);

        Event event = intake.events.get(0);
        String traceId = String.valueOf(event.traceparent()).split("-", -1)[1];
        assertThat(reply())
                .isEqualTo(new WebhookReply.Acknowledged(
                        new WebhookAnswer("d-1", "github", traceId, "accepted", null, null), Acknowledgement.DEFAULT));
        assertThat(event.time()).isEqualTo(NOW);
        assertThat(measured).containsExactly("github accepted");
    }

    @Test
    void aFilteredDeliveryIsAcknowledgedAndNeverEnqueued() {
        post("github", "ping", OPENED);
        assertThat(intake.events).isEmpty();
        assertThat(reply().outcome()).isEqualTo("filtered");
        assertThat(measured).containsExactly("github filtered");
    }

    @Test
    void aSourceThatIsNotDefinedIsCountedAsUnknown() {
        post("nobody", "issues", OPENED);
        assertRefused(404, "SOURCE_UNKNOWN");
        assertThat(measured).containsExactly("unknown source_unknown");
    }

    @Test
    void aDeliveryWithoutSignatureIsRefused() {
        post("github", Map.of(), 2, new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        assertRefused(401, "SIGNATURE_MISSING");
        assertThat(measured).containsExactly("github signature_missing");
    }

    @Test
    void aRefusalIsNotedWithWhatIsNeededToExamineItLater() {
        byte[] body = OPENED.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new TreeMap<>(new WebhookSigner(SOURCE, SECRET)
                .request(
                        "https://hooks.example.com/hooks/github",
                        "application/json",
                        "d-1",
                        "issues",
                        NOW,
                        Payload.of((OPENED + "\n").getBytes(StandardCharsets.UTF_8)))
                .headers());
        headers.put("X-Forwarded-For", List.of("203.0.113.9"));
        post("github", headers, body.length, new ByteArrayInputStream(body));

        assertRefused(401, "SIGNATURE_MISMATCH");
        assertThat(log.collect()).singleElement().satisfies(sampled -> {
            Refusal refusal = sampled.refusal();
            assertThat(refusal.clientAddress()).isEqualTo("203.0.113.9");
            assertThat(refusal.headers())
                    .containsEntry("x-hub-signature-256", "")
                    .containsEntry("content-type", "application/json");
            assertThat(Objects.requireNonNull(refusal.examination()).get())
                    .extracting(Diagnosis::finding)
                    .containsExactly(Finding.BODY_LINE_ENDS);
        });
    }

    @Test
    void aPlaceIsTakenUntilTheAnswerAndNoLonger() {
        post("github", "issues", OPENED);
        post("github", "ping", OPENED);
        assertThat(reply(1).outcome()).isEqualTo("concurrency_exceeded");

        intake.answer.complete(null);
        assertThat(reply(0).outcome()).isEqualTo("accepted");
        post("github", "ping", OPENED);
        assertThat(reply(2).outcome()).isEqualTo("filtered");
    }

    @Test
    void aBodyIsHeldUntilTheBrokerHasItEvenWhenTheAnswerCameBefore() {
        limitMs = 0;
        post("github", "issues", OPENED);
        assertThat(reply().outcome()).isEqualTo("intake_overdue");
        assertThat(bodies.bytesTaken()).isEqualTo(OPENED.length());

        intake.answer.complete(null);
        assertThat(bodies.bytesTaken()).isZero();
    }

    @Test
    void whateverBecomesOfADeliveryItsRoomIsGivenBack() {
        post("github", "ping", OPENED);
        assertThat(reply(0).outcome()).isEqualTo("filtered");
        post("github", "issues", "no JSON");
        assertThat(reply(1).outcome()).isEqualTo("body_not_json");
        post("github", Map.of(), 2, new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(reply(2).outcome()).isEqualTo("signature_missing");
        post("github", Map.of(), 10, new UnreadableBody());
        assertThat(reply(3).outcome()).isEqualTo("body_incomplete");
        post("github", Map.of(), BODY_BYTES_MAX + 1, new UnreadableBody());
        assertThat(reply(4).outcome()).isEqualTo("body_too_large");
        intake.broken = true;
        post("github", "issues", OPENED);
        assertThat(reply(5).outcome()).isEqualTo("internal_failure");

        assertThat(bodies.bytesTaken()).isZero();
    }

    @Test
    void aServerWhoseRoomIsTakenAsksForAnotherTry() {
        while (bodies.hold().take(60_000)) {
            // others fill the room
        }
        while (bodies.hold().take(10)) {
            // up to the last bytes
        }
        post("github", "issues", OPENED);

        assertRefused(503, "BODIES_EXCEEDED");
    }

    @Test
    void onlyRefusalsAreNoted() {
        post("github", "ping", OPENED);
        assertThat(reply(0).outcome()).isEqualTo("filtered");
        assertThat(log.collect()).isEmpty();
        post("nobody", "issues", OPENED);
        assertThat(reply(1).outcome()).isEqualTo("source_unknown");
        assertThat(log.collect()).singleElement().satisfies(sampled -> {
            assertThat(sampled.refusal().source()).isEqualTo("unknown");
            assertThat(sampled.refusal().examination()).isNull();
        });
    }

    @Test
    void aMethodThatTheSourceDoesNotTakeIsNotedToo() {
        reception
                .receive(new ArrivingDelivery(
                        "github",
                        "DELETE",
                        "https://hooks.example.com/hooks/github",
                        "192.0.2.1",
                        Map.of(),
                        0,
                        InputStream.nullInputStream()))
                .await(limitMs, WebhookReception::overdue);
        assertThat(log.collect())
                .singleElement()
                .satisfies(sampled -> assertThat(sampled.refusal().status()).isEqualTo(405));
    }

    @Test
    void aSignedBodyThatIsNotJsonIsRefused() {
        post("github", "issues", "no JSON");
        assertRefused(400, "BODY_NOT_JSON");
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsRefusedEvenWhenItsSenderGoesAway() {
        post("github", Map.of(), BODY_BYTES_MAX + 1, new UnreadableBody());
        assertRefused(413, "BODY_TOO_LARGE");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsReadToItsEndSoThatItsSenderHearsTheRefusal() throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[10 * BODY_BYTES_MAX]);
        post("github", Map.of(), -1, body);
        assertRefused(413, "BODY_TOO_LARGE");
        assertThat(body.available()).isZero();
    }

    @Test
    void aBodyOfExactlyTheBoundIsRead() {
        post("github", "issues", "\"" + "x".repeat(BODY_BYTES_MAX - 2) + "\"");
        assertThat(intake.events).hasSize(1);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        post("github", Map.of(), 10, new UnreadableBody());
        assertRefused(400, "BODY_INCOMPLETE");
    }

    @Test
    void aBrokerThatDoesNotConfirmMakesTheSenderTryAgain() {
        post("github", "issues", OPENED);
        intake.events.clear();
        intake.answer.completeExceptionally(new CompletionException(new IntakeUnavailable("broker down", null)));
        assertRefused(503, "INTAKE_UNAVAILABLE");
        assertThat(measured).containsExactly("github intake_unavailable");
    }

    @Test
    void anUnexpectedFailureIsNoAcknowledgement() {
        intake.broken = true;
        post("github", "issues", OPENED);
        assertRefused(500, "INTERNAL_FAILURE");
    }

    @Test
    void anOverdueReplyIsTheOnlyOne() {
        limitMs = 0;
        post("github", "issues", OPENED);
        assertThat(reply().outcome()).isEqualTo("intake_overdue");
        intake.answer.complete(null);
        assertThat(reply().outcome()).isEqualTo("intake_overdue");
        assertThat(measured).containsExactly("github intake_overdue");
    }

    private static final class IntakeInHand implements Intake {
        private final List<Event> events = new ArrayList<>();
        private final CompletableFuture<Void> answer = new CompletableFuture<>();
        private boolean broken;

        @Override
        public CompletionStage<Void> accept(List<Event> accepted) {
            if (broken) {
                throw new IllegalStateException("a defect");
            }
            events.addAll(accepted);
            return answer;
        }
    }

    private static final class UnreadableBody extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the connection is gone");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }

    private record NotAPing() implements Selector {
        @Override
        public String text() {
            return "type <> 'ping'";
        }

        @Override
        public boolean matches(Event event) {
            return !event.type().equals("ping");
        }

        @Override
        public String brokerFilter() {
            return "cloudEvents_type <> 'ping'";
        }
    }
}

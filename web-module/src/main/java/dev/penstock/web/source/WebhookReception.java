package dev.penstock.web.source;

import dev.penstock.decision.Decision;
import dev.penstock.event.Payload;
import dev.penstock.handshake.HandshakeReply;
import dev.penstock.limit.BodyBudget;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.Acknowledgement;
import dev.penstock.source.Admission;
import dev.penstock.source.Door;
import dev.penstock.source.Doors;
import dev.penstock.source.IntakeUnavailable;
import dev.penstock.source.SecretsUnknown;
import dev.penstock.source.Source;
import dev.penstock.web.source.BoundedBody.Outcome;
import dev.penstock.web.trace.TraceContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Receives deliveries: limits and size first, then the source's {@link Door}, then the {@link Acceptance}. Nothing is acknowledged before the
 * event is durable.
 */
final class WebhookReception {
    private static final System.Logger LOG = System.getLogger(WebhookReception.class.getName());
    private static final String SOURCE_UNKNOWN = "unknown";
    static final String BODY_INCOMPLETE = "BODY_INCOMPLETE";
    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(Boolean.TRUE);

    private final Doors doors;
    private final Acceptance acceptance;
    private final InstantSource clock;
    private final WebhookMetrics metrics;
    private final Gates gates;
    private final Refusals refusals;
    private final PublicUrls publicUrls;
    private final Confirmations confirmations;

    WebhookReception(
            Doors doors,
            Acceptance acceptance,
            InstantSource clock,
            WebhookMetrics metrics,
            Gates gates,
            Refusals refusals,
            PublicUrls publicUrls,
            Confirmations confirmations) {
        this.doors = doors;
        this.acceptance = acceptance;
        this.clock = clock;
        this.metrics = metrics;
        this.gates = gates;
        this.refusals = refusals;
        this.publicUrls = publicUrls;
        this.confirmations = confirmations;
    }

    /**
     * Receives one delivery. Blocks while the body arrives, not while the event is written.
     *
     * @return answered by whichever thread knows the answer; with {@link #overdue} when it takes too long
     */
    PendingReply receive(ArrivingDelivery delivery) {
        Optional<Door> door = doors.of(delivery.source());
        Gates.Entry entry =
                door.map(known -> gates.enter(known.source(), delivery)).orElse(Gates.Entry.OPEN);
        PendingReply reply = new PendingReply(
                metrics.start(door.isPresent() ? delivery.source() : SOURCE_UNKNOWN),
                refusals.watch(delivery),
                entry.leave(),
                door.map(known -> known.source().answers().accepted()).orElse(Acknowledgement.DEFAULT));
        if (entry.refusal() != null) {
            reply.answer(entry.refusal());
            return reply;
        }
        if (door.isEmpty()) {
            reply.answer(WebhookReply.refused(404, "SOURCE_UNKNOWN", "there is no source of this name"));
            return reply;
        }
        if (!door.get().methods().contains(delivery.method())) {
            reply.answer(new WebhookReply.MethodRefused(door.get().methods()));
            return reply;
        }
        try {
            receive(door.get(), delivery, reply);
        } catch (RuntimeException e) {
            reply.answer(failed(e));
        }
        return reply;
    }

    private void receive(Door door, ArrivingDelivery delivery, PendingReply reply) {
        BodyBudget.Hold room = gates.roomForBody();
        CompletionStage<?> done = DONE;
        try {
            done = receive(door, delivery, reply, room);
        } catch (IOException e) {
            reply.answer(WebhookReply.refused(
                    400, BODY_INCOMPLETE, "the body ended before its announced end, or took too long"));
        } finally {
            // an answer that is overdue may come before: the body is still here until the broker has it
            done.whenComplete((nothing, failure) -> room.release());
        }
    }

    private CompletionStage<?> receive(Door door, ArrivingDelivery delivery, PendingReply reply, BodyBudget.Hold room)
            throws IOException {
        long bytesMax = door.source().bodyMaxBytes();
        Outcome outcome = BoundedBody.read(delivery.body(), delivery.contentLength(), bytesMax, room);
        if (outcome instanceof Outcome.Whole whole) {
            return look(door, whole(door, delivery, whole.body()), reply);
        }
        reply.answer(
                outcome instanceof Outcome.TooLarge
                        ? WebhookReply.refused(413, "BODY_TOO_LARGE", "a body may have up to " + bytesMax + " bytes")
                        : WebhookReply.refused(
                                503, "BODIES_EXCEEDED", "the server holds as many bytes of bodies as it may"));
        return DONE;
    }

    private WebhookRequest whole(Door door, ArrivingDelivery delivery, Payload body) {
        return new WebhookRequest(
                delivery.method(), publicUrls.of(door.source(), delivery.url()), delivery.headers(), body);
    }

    /** Completes when nothing of the delivery is needed any more. */
    private CompletionStage<?> look(Door door, WebhookRequest delivery, PendingReply reply) {
        reply.read(delivery);
        TraceContext trace = TraceContext.current();
        Admission admission = door.look(delivery, clock.instant(), trace.traceparent());
        if (admission instanceof Admission.Accepted accepted) {
            return accept(door.source(), trace.traceId(), accepted, reply);
        }
        if (admission instanceof Admission.Handshaken handshaken) {
            reply.answer(handshaken(door.source(), handshaken.reply()));
        } else {
            reply.answer(DoorRefusals.of(admission));
        }
        return DONE;
    }

    private CompletionStage<?> accept(Source source, String traceId, Admission.Accepted accepted, PendingReply reply) {
        WebhookAnswer answer = WebhookAnswer.of(source.name(), traceId, accepted);
        return acceptance
                .accept(source, accepted)
                .whenComplete((decision, failure) ->
                        reply.answer(failure == null ? accepted(source, answer, decision) : failed(failure)));
    }

    private static WebhookReply accepted(Source source, WebhookAnswer answer, Optional<Decision> decision) {
        return decision.<WebhookReply>map(taken -> new WebhookReply.Decided(answer.with(taken)))
                .orElseGet(() ->
                        new WebhookReply.Acknowledged(answer, source.answers().accepted()));
    }

    private WebhookReply handshaken(Source source, HandshakeReply handshake) {
        if (handshake instanceof HandshakeReply.Answer answer) {
            return new WebhookReply.Handshaken(answer);
        }
        if (handshake instanceof HandshakeReply.Confirm confirm) {
            confirmations.asked(source.name(), confirm.url());
            return new WebhookReply.Handshaken(new HandshakeReply.Answer(200, new TreeMap<>(), "", ""));
        }
        HandshakeReply.Refused refused = (HandshakeReply.Refused) handshake;
        return WebhookReply.refused(refused.status(), "HANDSHAKE_REFUSED", refused.detail());
    }

    /** For when the broker's confirmation does not come in time. The event may become durable yet: then the next try is a duplicate. */
    static WebhookReply overdue() {
        return WebhookReply.refused(503, "INTAKE_OVERDUE", "the event could not be confirmed as durable in time");
    }

    /** Whatever failed, the event is not known to be durable, and the sender is to try again. */
    private static WebhookReply failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof IntakeUnavailable) {
            return WebhookReply.refused(
                    503, "INTAKE_UNAVAILABLE", "the event could not be made durable, try again later");
        }
        if (cause instanceof SecretsUnknown) {
            return WebhookReply.refused(503, "SECRETS_UNKNOWN", "the server has just started, try again later");
        }
        LOG.log(System.Logger.Level.ERROR, "a delivery could not be processed", failure);
        return WebhookReply.refused(500, "INTERNAL_FAILURE", "the server failed, try again later");
    }
}

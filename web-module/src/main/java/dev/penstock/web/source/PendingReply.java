package dev.penstock.web.source;

import dev.penstock.signature.WebhookRequest;
import dev.penstock.source.Acknowledgement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A reply that a sender waits for. The first to answer is heard, all others are not. */
final class PendingReply {
    private final CompletableFuture<WebhookReply> known = new CompletableFuture<>();
    private final WebhookMetrics.Measurement measurement;
    private final Refusals.Watch watch;
    private final Runnable leave;
    private final Acknowledgement form;

    /**
     * @param leave to be called once, when the sender waits no longer
     * @param form in which the sender wants to hear it
     */
    PendingReply(WebhookMetrics.Measurement measurement, Refusals.Watch watch, Runnable leave, Acknowledgement form) {
        this.form = form;
        this.measurement = measurement;
        this.watch = watch;
        this.leave = leave;
    }

    /** The delivery has been read. */
    void read(WebhookRequest delivery) {
        watch.read(delivery);
    }

    /** Called by whichever thread knows the answer; what is to be done with it is left to the thread that waits. */
    void answer(WebhookReply reply) {
        known.complete(reply);
    }

    /**
     * Waits for the answer, once.
     *
     * @param overdue the answer when there is none in time
     */
    WebhookReply await(long limitMs, Supplier<WebhookReply> overdue) {
        try {
            WebhookReply reply = answerWithin(limitMs, overdue);
            measurement.end(reply.outcome());
            watch.answered(reply);
            return reply.heardAs(form);
        } finally {
            leave.run();
        }
    }

    private WebhookReply answerWithin(long limitMs, Supplier<WebhookReply> overdue) {
        try {
            return known.get(limitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            known.complete(overdue.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            known.complete(overdue.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply is never completed by a failure", e);
        }
        return known.join();
    }
}

package dev.penstock.web.source;

import dev.penstock.signature.WebhookRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A reply that a sender waits for. The first to answer is heard, all others are not. */
final class PendingReply {
    private final AtomicBoolean answered = new AtomicBoolean();
    private final WebhookMetrics.Measurement measurement;
    private final Refusals.Watch watch;
    private final Consumer<WebhookReply> sender;

    PendingReply(WebhookMetrics.Measurement measurement, Refusals.Watch watch, Consumer<WebhookReply> sender) {
        this.measurement = measurement;
        this.watch = watch;
        this.sender = sender;
    }

    /** The delivery has been read. */
    void read(WebhookRequest delivery) {
        watch.read(delivery);
    }

    void answer(WebhookReply reply) {
        if (answered.compareAndSet(false, true)) {
            measurement.end(reply.outcome());
            watch.answered(reply);
            sender.accept(reply);
        }
    }
}

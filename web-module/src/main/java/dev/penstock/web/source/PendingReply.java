package dev.penstock.web.source;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A reply that a sender waits for. The first to answer is heard, all others are not. */
final class PendingReply {
    private final AtomicBoolean answered = new AtomicBoolean();
    private final WebhookMetrics.Measurement measurement;
    private final Consumer<WebhookReply> sender;

    PendingReply(WebhookMetrics.Measurement measurement, Consumer<WebhookReply> sender) {
        this.measurement = measurement;
        this.sender = sender;
    }

    void answer(WebhookReply reply) {
        if (answered.compareAndSet(false, true)) {
            measurement.end(reply.outcome());
            sender.accept(reply);
        }
    }
}

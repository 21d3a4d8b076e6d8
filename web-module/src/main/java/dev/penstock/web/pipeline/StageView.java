package dev.penstock.web.pipeline;

import dev.penstock.selector.Selector;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.Work;
import org.jspecify.annotations.Nullable;

/**
 * A stage as the API shows it.
 *
 * @param on the event type that it subscribes to
 * @param where a further condition
 * @param work {@code infer} or {@code decide}
 * @param model when it infers
 * @param workVersion of the thresholds, when it decides
 */
public record StageView(
        String stage,
        String queue,
        String on,
        @Nullable String where,
        String work,
        @Nullable String model,
        @Nullable String workVersion,
        String emits,
        long timeoutMs,
        int concurrency,
        int batchMax,
        Delivery delivery,
        long retentionMs) {
    /** How a failed attempt is tried again. */
    public record Delivery(int attempts, long delayMs, double multiplier, long maxDelayMs) {
        static Delivery of(DeliveryPolicy policy) {
            return new Delivery(
                    policy.attempts(),
                    policy.delay().toMillis(),
                    policy.multiplier(),
                    policy.maxDelay().toMillis());
        }
    }

    static StageView of(Stage stage) {
        Selector where = stage.on().where();
        return new StageView(
                stage.name().toString(),
                stage.name().queue(),
                stage.on().type(),
                where == null ? null : where.text(),
                stage.work() instanceof Work.Infer ? "infer" : "decide",
                stage.work() instanceof Work.Infer infer ? infer.model().toString() : null,
                stage.work() instanceof Work.Decide decide ? decide.thresholds().version() : null,
                stage.emits(),
                stage.timeout().toMillis(),
                stage.concurrency(),
                stage.batchMax(),
                Delivery.of(stage.delivery()),
                stage.retention().toMillis());
    }
}

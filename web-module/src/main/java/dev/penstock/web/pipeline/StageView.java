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
 * @param work {@code infer}, {@code decide} or {@code deliver}
 * @param model when it infers
 * @param workVersion of the thresholds, when it decides, or of the target, when it delivers
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
                kind(stage.work()),
                stage.work() instanceof Work.Infer infer ? infer.model().toString() : null,
                version(stage.work()),
                stage.emits(),
                stage.timeout().toMillis(),
                stage.concurrency(),
                stage.batchMax(),
                Delivery.of(stage.delivery()),
                stage.retention().toMillis());
    }

    private static String kind(Work work) {
        if (work instanceof Work.Infer) {
            return "infer";
        }
        return work instanceof Work.Decide ? "decide" : "deliver";
    }

    private static @Nullable String version(Work work) {
        if (work instanceof Work.Decide decide) {
            return decide.thresholds().version();
        }
        return work instanceof Work.Deliver deliver ? deliver.target().version() : null;
    }
}

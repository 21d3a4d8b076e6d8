package dev.penstock.web.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * {@code penstock_decision_answers_total} by source and outcome: {@code decided}, or why the sender was answered without the decision:
 * {@code overdue}, {@code crowded} (too many waited), {@code failed} (the event did not become durable). And
 * {@code penstock_decision_wait_seconds} by source and outcome.
 */
@ApplicationScoped
public class DecisionMeters implements DecisionMetrics {
    /** Timers measure nanoseconds. Only where the unit is said does the server show mean and maximum in seconds. */
    private static final Metadata WAIT = Metadata.builder()
            .withName("penstock_decision_wait")
            .withUnit(MetricUnits.NANOSECONDS)
            .withDescription("Time that a sender's answer waited for the decision and for the event to be durable")
            .build();

    @Inject
    private MetricRegistry registry;

    @Override
    public WebhookMetrics.Measurement start(String source) {
        Tag sourceTag = new Tag("source", source);
        long startedAt = System.nanoTime();
        return outcome -> {
            Tag outcomeTag = new Tag("outcome", outcome);
            Timer timer = registry.timer(WAIT, sourceTag, outcomeTag);
            timer.update(Duration.ofNanos(System.nanoTime() - startedAt));
            registry.counter("penstock_decision_answers", sourceTag, outcomeTag).inc();
        };
    }
}

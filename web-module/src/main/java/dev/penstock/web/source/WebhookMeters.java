package dev.penstock.web.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * {@code penstock_webhooks_total} by source and outcome, and {@code penstock_ack_seconds} by source. The tags' values are
 * bounded: sources that are defined, or {@code unknown}; outcomes are the codes of this package.
 */
@ApplicationScoped
public class WebhookMeters implements WebhookMetrics {
    @Inject
    private MetricRegistry registry;

    @Override
    public Measurement start(String source) {
        Tag sourceTag = new Tag("source", source);
        Timer.Context running = registry.timer("penstock_ack", sourceTag).time();
        return outcome -> {
            running.stop();
            registry.counter("penstock_webhooks", sourceTag, new Tag("outcome", outcome))
                    .inc();
        };
    }
}

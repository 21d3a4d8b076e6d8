package dev.penstock.ejb.intake;

import dev.penstock.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** {@code penstock_intake_events_total}, by source and by what the intake found. */
@ApplicationScoped
public class IntakeMetrics {
    @Inject
    private MetricRegistry registry;

    void recorded(Event event) {
        count(event, "recorded");
    }

    void duplicate(Event event) {
        count(event, "duplicate");
    }

    void invalid(Event event) {
        count(event, "invalid");
    }

    private void count(Event event, String outcome) {
        registry.counter("penstock_intake_events", new Tag("source", event.key().source()), new Tag("outcome", outcome))
                .inc();
    }
}

package dev.penstock.ejb.purge;

import dev.penstock.purge.Purged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/** {@code penstock_purged_rows_total} by kind, {@code penstock_purge_seconds} and {@code penstock_ledger_oldest_seconds}. */
@ApplicationScoped
public class PurgeMetrics {
    @Inject
    private MetricRegistry registry;

    @Inject
    private InstantSource clock;

    private volatile @Nullable Instant oldest;

    void start() {
        registry.gauge("penstock_ledger_oldest_seconds", this::oldestAgeS);
    }

    void purged(Purged purged, Duration took) {
        count("event", purged.events());
        count("run", purged.runs());
        count("attempt", purged.attempts());
        count("decision", purged.decisions());
        registry.timer("penstock_purge").update(took);
    }

    /** @param time of the oldest webhook; null when there is none */
    void oldest(@Nullable Instant time) {
        oldest = time;
    }

    /** 0 when there is none. */
    private double oldestAgeS() {
        Instant time = oldest;
        return time == null ? 0 : Duration.between(time, clock.instant()).toMillis() / 1e3;
    }

    private void count(String kind, int rows) {
        registry.counter("penstock_purged_rows", new Tag("kind", kind)).inc(rows);
    }
}

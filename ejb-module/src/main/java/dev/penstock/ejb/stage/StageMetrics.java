package dev.penstock.ejb.stage;

import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.work.StageResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * {@code penstock_stage_events_total} by stage and outcome, and {@code penstock_stage_seconds}: each event's share of its attempt.
 * {@code penstock_stage_cached_total} counts by stage the completed ones whose prediction had been made before.
 */
@ApplicationScoped
public class StageMetrics {
    @Inject
    private MetricRegistry registry;

    void completed(StageName stage, StageResults results, int repeated) {
        Tag byStage = new Tag("stage", stage.toString());
        for (StageRun run : results.runs()) {
            registry.timer("penstock_stage_seconds", byStage).update(run.duration());
        }
        count(byStage, "completed", results.runs().size());
        count(byStage, "repeated", repeated);
        if (results.kept() > 0) {
            registry.counter("penstock_stage_cached", byStage).inc(results.kept());
        }
    }

    void failed(StageName stage) {
        count(new Tag("stage", stage.toString()), "failed", 1);
    }

    void deferred(StageName stage, int events) {
        count(new Tag("stage", stage.toString()), "deferred", events);
    }

    private void count(Tag byStage, String outcome, int events) {
        registry.counter("penstock_stage_events", byStage, new Tag("outcome", outcome))
                .inc(events);
    }
}

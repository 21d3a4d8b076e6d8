package dev.penstock.ejb.reconciliation;

import dev.penstock.definitions.Definitions;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.reconciliation.Reconciliation;
import dev.penstock.reconciliation.StageQueues;
import dev.penstock.reconciliation.UnfinishedEvents;
import dev.penstock.stage.StageName;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/** Lets {@link Reconciliation} look, twice a minute. A failure is logged, and the next look goes back as far. */
@Singleton
@jakarta.ejb.Startup
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class ReconciliationSchedule {
    static final String SWITCH_KEY = "penstock.reconciliation";

    private static final Logger LOG = System.getLogger(ReconciliationSchedule.class.getName());

    @Inject
    private Definitions definitions;

    @Inject
    private UnfinishedEvents unfinished;

    @Inject
    private Ledger ledger;

    @Inject
    private StageQueues queues;

    @Inject
    private InstantSource clock;

    @Inject
    private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = SWITCH_KEY, defaultValue = "on")
    private String onOff;

    /** Null when it is switched off. */
    private @Nullable Reconciliation reconciliation;

    @PostConstruct
    void start() {
        if (!onOff.equals("on") && !onOff.equals("off")) {
            throw new IllegalArgumentException(SWITCH_KEY + " must be on or off, found '" + onOff + "'");
        }
        if (onOff.equals("on")) {
            reconciliation =
                    new Reconciliation(definitions.stages().toList(), unfinished, ledger, queues, clock, this::report);
        }
    }

    /** The container starts no turn before the last has ended. */
    @Schedule(hour = "*", minute = "*", second = "15,45", persistent = false)
    void turn() {
        if (reconciliation == null) {
            return;
        }
        try {
            reconciliation.turn();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "ledger and stages could not be compared, tried again soon: {0}", e.toString());
        }
    }

    private void report(StageName stage, List<EventKey> lost) {
        metrics.counter("penstock_redelivered", new Tag("stage", stage.toString()))
                .inc(lost.size());
        LOG.log(
                Level.WARNING,
                "{0} never received {1} events on record, and no queue has them; delivered again, the first {2}",
                stage,
                lost.size(),
                lost.get(0));
    }
}

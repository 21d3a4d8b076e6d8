package dev.penstock.ejb.rejection;

import dev.penstock.rejection.RefusalLog;
import dev.penstock.rejection.RejectedRequests;
import dev.penstock.rejection.RejectionWriter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes the refused requests every {@value #PAUSE_S} seconds. One thread at a time, and a failure loses what was to be written:
 * nobody who is refused can keep the server busy.
 */
@Singleton
@jakarta.ejb.Startup
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class RejectionSchedule {
    static final String KEPT_KEY = "penstock.rejected-requests.kept";
    static final String DAYS_KEY = "penstock.rejected-requests.days";

    private static final Logger LOG = System.getLogger(RejectionSchedule.class.getName());
    private static final long PAUSE_S = 2;

    /** In quiet times forgetting goes by age, and may wait for 10 minutes. */
    private static final int QUIET_TURNS = 300;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private RefusalLog log;

    @Inject
    private RejectedRequests requests;

    @Inject
    private InstantSource clock;

    @Inject
    @ConfigProperty(name = KEPT_KEY, defaultValue = "1000")
    private int keptPerSource;

    @Inject
    @ConfigProperty(name = DAYS_KEY, defaultValue = "14")
    private int days;

    /** Of one thread at a time. */
    private int turns;

    private @Nullable ScheduledFuture<?> schedule;

    @PostConstruct
    void start() {
        if (keptPerSource < 1 || days < 1) {
            throw new IllegalArgumentException(
                    KEPT_KEY + " and " + DAYS_KEY + " must be 1 or more, found " + keptPerSource + " and " + days);
        }
        RejectionWriter writer = new RejectionWriter(log, requests, clock, keptPerSource, Duration.ofDays(days));
        schedule = executor.scheduleWithFixedDelay(() -> write(writer), PAUSE_S, PAUSE_S, TimeUnit.SECONDS);
    }

    /** A task that fails would never run again. */
    private void write(RejectionWriter writer) {
        try {
            turns++;
            if (writer.write() > 0 || turns % QUIET_TURNS == 0) {
                writer.purge();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "refused requests could not be written, and are lost", e);
        }
    }

    @PreDestroy
    void end() {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }
}

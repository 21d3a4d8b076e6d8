package dev.penstock.ejb.purge;

import dev.penstock.definitions.Definitions;
import dev.penstock.purge.OldEvents;
import dev.penstock.purge.Purge;
import dev.penstock.source.Source;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Lets {@link Purge} work, a part of every second. Whether it succeeds is nobody's condition: a failure is logged, and it rests. */
@Singleton
@jakarta.ejb.Startup
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
public class PurgeSchedule {
    static final String SWITCH_KEY = "penstock.purge";
    static final String BATCH_KEY = "penstock.purge.batch";

    private static final Logger LOG = System.getLogger(PurgeSchedule.class.getName());

    /** The age of the oldest webhook is looked up once a minute. */
    private static final int OLDEST_TURNS = 60;

    @Inject
    private OldEvents events;

    @Inject
    private Definitions definitions;

    @Inject
    private InstantSource clock;

    @Inject
    private PurgeMetrics metrics;

    @Inject
    @ConfigProperty(name = SWITCH_KEY, defaultValue = "on")
    private String onOff;

    @Inject
    @ConfigProperty(name = BATCH_KEY, defaultValue = "100")
    private int batch;

    private int turns;

    /** Null when it is switched off. */
    private @Nullable Purge purge;

    @PostConstruct
    void start() {
        if (!onOff.equals("on") && !onOff.equals("off")) {
            throw new IllegalArgumentException(SWITCH_KEY + " must be on or off, found '" + onOff + "'");
        }
        if (batch < 1 || batch > OldEvents.ROOTS_MAX) {
            throw new IllegalArgumentException(BATCH_KEY + " must be 1 to " + OldEvents.ROOTS_MAX + ", found " + batch);
        }
        metrics.start();
        purge = onOff.equals("on") ? purge() : null;
    }

    private Purge purge() {
        Map<String, Duration> remember =
                definitions.sources().values().stream().collect(Collectors.toMap(Source::name, Source::remember));
        return new Purge(events, remember, Source.REMEMBER_DEFAULT, clock, batch, metrics::purged);
    }

    /** The container starts no turn before the last has ended. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void turn() {
        try {
            turns++;
            if (turns % OLDEST_TURNS == 1) {
                metrics.oldest(events.oldest().orElse(null));
            }
            if (purge != null) {
                purge.turn();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "old events could not be forgotten; tried again in some minutes", e);
        }
    }
}

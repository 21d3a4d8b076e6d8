package dev.penstock.ejb.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The one place that reads the system's clock. */
@ApplicationScoped
public class ClockProducer {
    /** Microseconds are what the database keeps: a finer instant would not come back equal. */
    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}

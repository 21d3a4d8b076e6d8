package dev.penstock.ejb.rejection;

import dev.penstock.rejection.RefusalLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One log for whoever refuses, and for the schedule that writes it. */
@ApplicationScoped
public class RefusalLogProducer {
    @Produces
    @Singleton
    RefusalLog refusalLog() {
        return new RefusalLog();
    }
}

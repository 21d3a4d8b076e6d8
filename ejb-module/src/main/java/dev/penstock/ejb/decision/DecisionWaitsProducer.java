package dev.penstock.ejb.decision;

import dev.penstock.decision.DecisionWaits;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One register of waits for the door and for the listener, on the server's threads. */
@ApplicationScoped
public class DecisionWaitsProducer {
    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    @ConfigProperty(name = "penstock.decisions.waiting", defaultValue = "64")
    private int waitsMax;

    @Produces
    @Singleton
    DecisionWaits decisionWaits() {
        return new DecisionWaits(Math.max(1, waitsMax), scheduler);
    }
}

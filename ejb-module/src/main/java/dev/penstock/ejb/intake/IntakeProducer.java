package dev.penstock.ejb.intake;

import dev.penstock.source.Intake;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Offers the {@link Intake} to whatever accepts events. */
@ApplicationScoped
public class IntakeProducer {
    @Resource
    private ManagedExecutorService executor;

    @Produces
    @ApplicationScoped
    Intake intake(IntakePublisher publisher) {
        return new GroupCommitIntake(executor, publisher::send);
    }
}

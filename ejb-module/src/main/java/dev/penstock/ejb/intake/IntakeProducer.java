package dev.penstock.ejb.intake;

import dev.penstock.source.Intake;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Offers the {@link Intake} to whatever accepts events. */
@ApplicationScoped
public class IntakeProducer {
    @Resource
    private ManagedThreadFactory threads;

    private @Nullable ExecutorService writers;

    /**
     * Its writers have threads of their own: the server's executor captures the caller's context for each task, which was
     * seen to search the class path, while a webhook waits.
     */
    @Produces
    @ApplicationScoped
    Intake intake(IntakePublisher publisher) {
        ExecutorService started = Executors.newFixedThreadPool(GroupCommitIntake.WRITERS_MAX, threads);
        writers = started;
        return new GroupCommitIntake(started, events -> publisher.send(events).requireCommitted());
    }

    /** What waits by then is refused: its senders try again. */
    @PreDestroy
    void stop() {
        if (writers != null) {
            writers.shutdown();
        }
    }
}

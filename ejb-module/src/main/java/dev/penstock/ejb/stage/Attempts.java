package dev.penstock.ejb.stage;

import dev.penstock.ejb.event.EventMessage;
import dev.penstock.ejb.event.NotAnEvent;
import dev.penstock.event.EventKey;
import dev.penstock.stage.FailedAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of attempts that failed, so that every dead letter can say why. */
@ApplicationScoped
public class Attempts {
    private static final Logger LOG = System.getLogger(Attempts.class.getName());

    @Inject
    private FailedAttempts failedAttempts;

    @Inject
    private InstantSource clock;

    /** Begins an attempt at what the container delivered; never fails, so that the attempt itself can. */
    public Attempt begin(String consumer, Message delivered) {
        return new Attempt(consumer, clock.instant(), key(delivered), deliveryCount(delivered));
    }

    /**
     * Records the failure in a transaction of its own. Should the record fail too, because the database is what is down, the log has it.
     *
     * @return what the caller must throw: only that gives the message back
     */
    public RuntimeException failed(Attempt attempt, Exception failure) {
        RuntimeException cause = failure instanceof WorkFailed work ? work.reason() : (RuntimeException) failure;
        LOG.log(Level.WARNING, "{0} failed: {1}", attempt, cause.toString());
        try {
            failedAttempts.record(attempt.failures(cause, clock.instant()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The failure of {0} could not be recorded: {1}", attempt, e.toString());
        }
        return cause;
    }

    private static @Nullable EventKey key(Message delivered) {
        try {
            return EventMessage.key(delivered);
        } catch (JMSException | NotAnEvent | IllegalArgumentException e) {
            return null;
        }
    }

    private static int deliveryCount(Message delivered) {
        try {
            return EventMessage.attempt(delivered);
        } catch (JMSException | NumberFormatException e) {
            return 1;
        }
    }
}

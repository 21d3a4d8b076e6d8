package dev.penstock.ejb.decision;

import dev.penstock.decision.DecisionData;
import dev.penstock.decision.DecisionWaits;
import dev.penstock.ejb.event.EventMessage;
import dev.penstock.ejb.event.MessagingFailure;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Hears of the decisions that a sender waits for, on whichever server, and tells this server's waits. A subscriber of
 * {@code penstock.decisions} that is not durable: what is decided while it is away, nobody here waits for. Declared in the generated
 * deployment descriptor where a source answers with decisions.
 */
public class DecisionListener implements MessageListener {
    @Inject
    private DecisionWaits waits;

    @Override
    public void onMessage(Message message) {
        try {
            waits.decided(DecisionData.read(EventMessage.read(message)));
        } catch (JMSException e) {
            throw new MessagingFailure("reading a decision", e);
        }
    }
}

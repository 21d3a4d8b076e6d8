package dev.penstock.ejb.intake;

import dev.penstock.ejb.stage.Attempt;
import dev.penstock.ejb.stage.Attempts;
import dev.penstock.ejb.stage.WorkFailed;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes events from {@code penstock.intake}. The delivered message is acknowledged after the transaction that worked on it was committed, so that
 * a crash between the two delivers it again. Declared in the generated deployment descriptor.
 */
public class IntakeListener implements MessageListener {
    private static final String CONSUMER = "intake";

    @Inject
    private IntakeTransaction transaction;

    @Inject
    private Attempts attempts;

    @Override
    public void onMessage(Message message) {
        Attempt attempt = attempts.begin(CONSUMER, message);
        try {
            transaction.perform(message, attempt).requireCommitted();
        } catch (WorkFailed | RuntimeException e) {
            throw attempts.failed(attempt, e);
        }
    }
}

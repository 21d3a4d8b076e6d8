package dev.penstock.ejb.stage;

import dev.penstock.definitions.Definitions;
import dev.penstock.ejb.event.MessagingFailure;
import dev.penstock.ejb.transaction.TransactionOutcome;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import java.time.Duration;

/**
 * Takes events from a stage's queue. The delivered message is acknowledged after the transaction that worked on it was committed, so that a crash
 * between the two delivers it again. The generated deployment descriptor declares this class once for each stage; an instance learns its
 * stage from the queue that its message came from.
 */
public class StageListener implements MessageListener {
    @Inject
    private Definitions definitions;

    @Inject
    private StageTransaction transaction;

    @Inject
    private Attempts attempts;

    @Inject
    private StageMetrics metrics;

    @Inject
    private Pauses pauses;

    @Override
    public void onMessage(Message message) {
        StageName name = stageName(message);
        Duration pause = pauses.await(name);
        Attempt attempt = attempts.begin(name.toString(), message);
        try {
            Stage stage = definitions
                    .stage(name)
                    .orElseThrow(() -> new IllegalStateException("no definition of stage " + name));
            TransactionOutcome outcome = pause.isZero()
                    ? transaction.perform(stage, message, attempt)
                    : transaction.defer(stage, message, pause);
            outcome.requireCommitted();
        } catch (WorkFailed | RuntimeException e) {
            metrics.failed(name);
            throw attempts.failed(attempt, e);
        }
    }

    private static StageName stageName(Message message) {
        try {
            return StageName.ofQueue(((Queue) message.getJMSDestination()).getQueueName());
        } catch (JMSException e) {
            throw new MessagingFailure("reading a message's destination", e);
        }
    }
}

package dev.penstock.ejb.reconciliation;

import dev.penstock.ejb.event.EventMessage;
import dev.penstock.ejb.event.MessagingFailure;
import dev.penstock.ejb.event.NotAnEvent;
import dev.penstock.ejb.stage.Pauses;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.reconciliation.StageQueues;
import dev.penstock.stage.StageName;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Browses the stages' queues. */
@ApplicationScoped
public class BrokerStageQueues implements StageQueues {
    private static final Logger LOG = System.getLogger(BrokerStageQueues.class.getName());

    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Inject
    private RedeliveryTransaction transaction;

    @Inject
    private Pauses pauses;

    @Override
    public boolean hasWaiting(StageName stage) {
        boolean[] waiting = {false};
        browse(stage.queue(), message -> {
            waiting[0] = true;
            return false;
        });
        return waiting[0];
    }

    @Override
    public Set<EventKey> letters(StageName stage) {
        Set<EventKey> keys = new HashSet<>();
        for (String queue : List.of(stage.deadLetterQueue(), stage.expiryQueue())) {
            browse(queue, message -> {
                try {
                    keys.add(EventMessage.key(message));
                } catch (NotAnEvent e) {
                    LOG.log(Level.WARNING, "{0} holds a foreign message: {1}", queue, e.getMessage());
                }
                return true;
            });
        }
        return keys;
    }

    @Override
    public Instant pausedUntil(StageName stage) {
        return pauses.lastEnd(stage);
    }

    @Override
    public void redeliver(StageName stage, Event event) {
        transaction.send(stage, event).requireCommitted();
    }

    private interface Look {
        /** Whether to go on. */
        boolean at(Message message) throws JMSException;
    }

    private void browse(String queue, Look look) {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements() && look.at((Message) messages.nextElement())) {
                // look has it
            }
        } catch (JMSException e) {
            throw new MessagingFailure("browsing " + queue, e);
        }
    }
}

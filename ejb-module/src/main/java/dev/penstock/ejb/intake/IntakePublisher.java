package dev.penstock.ejb.intake;

import dev.penstock.ejb.event.EventMessage;
import dev.penstock.ejb.event.MessagingFailure;
import dev.penstock.ejb.event.SentEvent;
import dev.penstock.ejb.transaction.TransactionOutcome;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;

/** Sends groups of events to {@code penstock.intake}, each group in one transaction and thereby with one write to the broker's disk. */
@Stateless
public class IntakePublisher {
    @Resource(lookup = "jms/penstock-door")
    private ConnectionFactory factory;

    @Resource
    private TransactionSynchronizationRegistry registry;

    /** Once the outcome is that this was committed, the broker has confirmed that the whole group is on its disk. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public TransactionOutcome send(List<SentEvent> events) {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue("penstock.intake"))) {
            for (SentEvent event : events) {
                EventMessage.send(event, producer, session);
            }
        } catch (JMSException e) {
            throw new MessagingFailure("sending to penstock.intake", e);
        }
        return outcome;
    }
}

package dev.penstock.ejb.reconciliation;

import dev.penstock.ejb.event.EventExchange;
import dev.penstock.ejb.transaction.TransactionOutcome;
import dev.penstock.event.Event;
import dev.penstock.stage.StageName;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Sends an event to one stage, in one container-managed transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RedeliveryTransaction {
    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Resource
    private TransactionSynchronizationRegistry registry;

    /** Once the outcome is that this was committed, the broker has the event. */
    public TransactionOutcome send(StageName stage, Event event) {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (EventExchange exchange = EventExchange.open(factory)) {
            exchange.redeliver(event, stage.queue());
        }
        return outcome;
    }
}

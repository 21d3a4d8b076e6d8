package dev.penstock.ejb.deadletter;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.ejb.event.EventExchange;
import dev.penstock.ejb.transaction.TransactionOutcome;
import dev.penstock.event.EventKey;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves dead letters back to where they came from, with an entry in the audit, in one container-managed transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RedriveTransaction {
    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Resource
    private TransactionSynchronizationRegistry registry;

    @Inject
    private AuditTrail audit;

    @Inject
    private InstantSource clock;

    /**
     * Moves the oldest letters.
     *
     * @param letters where they are
     * @param selector which of them; null for all
     * @param queue where they go
     * @param consumer whose they are, for the audit
     * @param max how many at the most
     * @param moved is told of each
     */
    public TransactionOutcome redrive(
            String letters,
            @Nullable String selector,
            String queue,
            String consumer,
            int max,
            String who,
            Consumer<EventKey> moved) {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (EventExchange exchange = EventExchange.open(factory)) {
            List<EventKey> keys = exchange.move(letters, selector, queue, max);
            if (!keys.isEmpty()) {
                audit.add(AuditEntry.of(
                        clock.instant(),
                        who,
                        "dead-letters.redrive",
                        "consumer/" + consumer,
                        Map.of(
                                "events",
                                Integer.toString(keys.size()),
                                "first",
                                keys.get(0).toString())));
            }
            keys.forEach(moved);
        }
        return outcome;
    }
}

package dev.penstock.ejb.intake;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.decision.DecisionData;
import dev.penstock.decision.Decisions;
import dev.penstock.ejb.event.EventExchange;
import dev.penstock.ejb.event.ReceivedEvent;
import dev.penstock.ejb.stage.Attempt;
import dev.penstock.ejb.stage.WorkFailed;
import dev.penstock.ejb.trace.EventSpans;
import dev.penstock.ejb.transaction.TransactionOutcome;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.Receipt;
import dev.penstock.schema.Schemas;
import dev.penstock.schema.Violation;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Enters events into the ledger, which tells duplicates, checks their schema, and publishes them, in one container-managed
 * transaction. Large data ends its way here: it is left beside the ledger's row, and what is published refers to it. The sender of a
 * duplicate who waits for the decision is told what was decided before.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IntakeTransaction {
    private static final String QUEUE = "penstock.intake";

    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Resource
    private TransactionSynchronizationRegistry registry;

    @Inject
    private Ledger ledger;

    @Inject
    private Decisions decisions;

    @Inject
    private Schemas schemas;

    @Inject
    private ClaimCheck claimCheck;

    @Inject
    private IntakeMetrics metrics;

    @Inject
    private Tracer tracer;

    @Inject
    @ConfigProperty(name = "penstock.intake.batch", defaultValue = "64")
    private int batchMax;

    /**
     * Works on the delivered message and on what waits behind it. The caller acknowledges it once the outcome is that all this was
     * committed: should that fail, the message comes again and finds its event on record.
     */
    public TransactionOutcome perform(Message delivered, Attempt attempt) throws WorkFailed {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (EventExchange exchange = EventExchange.open(factory)) {
            attempt.took(exchange.receive(delivered, batchMax));
            EventSpans.during(tracer, QUEUE, attempt.received(), spans -> enter(attempt.received(), exchange, spans));
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
        return outcome;
    }

    private void enter(List<ReceivedEvent> received, EventExchange exchange, EventSpans spans) {
        List<Receipt> receipts = received.stream().map(this::receipt).toList();
        Set<String> recorded = ledger.record(receipts);
        List<Event> valid = new ArrayList<>();
        Set<EventKey> awaitedAgain = new LinkedHashSet<>();
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            Event event = receipt.event();
            if (!recorded.contains(receipt.messageId())) {
                metrics.duplicate(event);
                if (received.get(i).awaited()) {
                    awaitedAgain.add(event.key());
                }
            } else if (receipt.violations().isEmpty()) {
                valid.add(event.withTraceparent(spans.traceparent(event)));
                metrics.recorded(event);
            } else {
                exchange.setAside(event, reason(receipt.violations()));
                metrics.invalid(event);
            }
        }
        exchange.publish(valid);
        if (!awaitedAgain.isEmpty()) {
            exchange.remind(decisions.about(awaitedAgain).stream()
                    .map(DecisionData::event)
                    .toList());
        }
    }

    private Receipt receipt(ReceivedEvent received) {
        Event event = claimCheck.leave(received.event());
        return new Receipt(event, received.messageId(), schemas.violations(event));
    }

    private static String reason(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.pointer().isEmpty() ? "(whole body)" : violation.pointer()) + ": "
                        + violation.message())
                .collect(Collectors.joining("; "));
    }
}

package dev.penstock.ejb.stage;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.decision.Decisions;
import dev.penstock.ejb.event.EventExchange;
import dev.penstock.ejb.event.ReceivedEvent;
import dev.penstock.ejb.trace.EventSpans;
import dev.penstock.ejb.transaction.TransactionOutcome;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.outbound.Unavailable;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageRuns;
import dev.penstock.work.Attempted;
import dev.penstock.work.StageResults;
import dev.penstock.work.StageWork;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Does a stage's work on the events in its queue, in one container-managed transaction: the run is recorded and its output
 * published, or nothing is.
 *
 * <p>An event whose run is on record already is not worked on again. Its output is published again, with the same id: the
 * transaction that recorded it may have failed to reach the broker, and whoever has seen the output knows it by its id.
 *
 * <p>While the model's server or the target cannot be asked, events are put back, in the same transaction and without an attempt being counted, and
 * the stage's consumers stand still.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StageTransaction {
    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Resource
    private TransactionSynchronizationRegistry registry;

    @Inject
    private StageRuns runs;

    @Inject
    private Decisions decisions;

    @Inject
    private ClaimCheck claimCheck;

    @Inject
    private StageWork work;

    @Inject
    private StageMetrics metrics;

    @Inject
    private Pauses pauses;

    @Inject
    private InstantSource clock;

    @Inject
    private Tracer tracer;

    /**
     * Works on the delivered message and on what waits behind it. The caller acknowledges it once the outcome is that all this was
     * committed: should that fail, the message comes again and finds its run on record.
     */
    public TransactionOutcome perform(Stage stage, Message delivered, Attempt attempt) throws WorkFailed {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (EventExchange exchange = EventExchange.open(factory)) {
            attempt.took(exchange.receive(delivered, stage.batchMax()));
            work(stage, attempt.received(), exchange);
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
        return outcome;
    }

    /** Puts the delivered message back. */
    public TransactionOutcome defer(Stage stage, Message delivered, Duration delay) throws WorkFailed {
        TransactionOutcome outcome = TransactionOutcome.follow(registry);
        try (EventExchange exchange = EventExchange.open(factory)) {
            putBack(stage, exchange.receive(delivered, 1), exchange, delay);
        } catch (RuntimeException e) {
            throw new WorkFailed(e);
        }
        return outcome;
    }

    private void work(Stage stage, List<ReceivedEvent> received, EventExchange exchange) {
        try {
            EventSpans.during(
                    tracer, stage.name().queue(), received, spans -> exchange.publish(outputs(stage, received, spans)));
        } catch (Unavailable e) {
            putBack(stage, received, exchange, pauses.begin(stage.name(), e));
        }
    }

    private void putBack(Stage stage, List<ReceivedEvent> received, EventExchange exchange, Duration delay) {
        exchange.putBack(received, stage.name().queue(), delay, clock.instant());
        metrics.deferred(stage.name(), received.size());
    }

    private List<Event> outputs(Stage stage, List<ReceivedEvent> received, EventSpans spans) {
        List<EventKey> keys = received.stream().map(one -> one.event().key()).toList();
        Map<EventKey, Event> known = runs.outputs(stage.name(), keys);
        StageResults results = work.perform(stage, attempted(fresh(received, known)), spans::traceparent);
        runs.record(results.runs());
        Set<EventKey> standing = decisions.take(results.decisions());

        List<Event> outputs = new ArrayList<>(known.values());
        outputs.addAll(results.outputsGiven(standing));
        metrics.completed(stage.name(), results, known.size());
        return outputs;
    }

    private static List<ReceivedEvent> fresh(List<ReceivedEvent> received, Map<EventKey, Event> known) {
        Set<EventKey> seen = new HashSet<>(known.keySet());
        return received.stream().filter(one -> seen.add(one.event().key())).toList();
    }

    /** With all data at hand, and no connection held any longer: a model runs next. */
    private List<Attempted> attempted(List<ReceivedEvent> received) {
        List<Event> events =
                claimCheck.fetch(received.stream().map(ReceivedEvent::event).toList());
        return IntStream.range(0, received.size())
                .mapToObj(i -> new Attempted(events.get(i), received.get(i).attempt()))
                .toList();
    }
}

package dev.penstock.web.source;

import dev.penstock.decision.AwaitedDecisions;
import dev.penstock.decision.Decision;
import dev.penstock.event.Event;
import dev.penstock.source.Admission;
import dev.penstock.source.DecisionWish;
import dev.penstock.source.Intake;
import dev.penstock.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is done with a delivery that is to be accepted: its events are made durable, and where its source asks for it, the decision
 * is waited for. The event takes the same way as any other; nothing that goes wrong with the wait changes that, or its
 * acknowledgement.
 */
final class Acceptance {
    private final Intake intake;
    private final AwaitedDecisions decisions;
    private final DecisionMetrics metrics;

    Acceptance(Intake intake, AwaitedDecisions decisions, DecisionMetrics metrics) {
        this.intake = intake;
        this.decisions = decisions;
        this.metrics = metrics;
    }

    /**
     * Accepts a delivery.
     *
     * @return completes once its events are durable, with the decision where there is one in time; fails when they are not known to be durable
     */
    CompletionStage<Optional<Decision>> accept(Source source, Admission.Accepted delivery) {
        List<Event> events = delivery.wanted();
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DecisionWish wish = source.answers().decision();
        if (wish == null || delivery.batch()) {
            return durable(events);
        }
        // begins before the event is sent: the decision could be there before the send is confirmed
        Optional<AwaitedDecisions.Wait> wait = decisions.await(events.get(0).key(), wish.pipeline(), wish.within());
        WebhookMetrics.Measurement measurement = metrics.start(source.name());
        if (wait.isEmpty()) {
            measurement.end("crowded");
            return durable(events);
        }
        return intake.acceptAwaited(events)
                .thenCombine(wait.get().decision(), (durable, decision) -> decision)
                .whenComplete((decision, failure) ->
                        measurement.end(failure != null ? "failed" : decision.isPresent() ? "decided" : "overdue"));
    }

    private CompletionStage<Optional<Decision>> durable(List<Event> events) {
        return intake.accept(events).thenApply(durable -> Optional.empty());
    }
}

package dev.penstock.web.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.penstock.decision.Decision;
import dev.penstock.event.Event;
import dev.penstock.source.Admission;
import dev.penstock.web.event.DecisionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender hears.
 *
 * @param id the event's; left out for a batch
 * @param traceId under which all that becomes of the delivery can be found
 * @param status {@code accepted}, or {@code filtered} when the source drops such events: all of them, where there are several; {@code decided} with a decision
 * @param events of a batch, in the delivery's order; left out otherwise
 * @param decision where the source asks for it and it was taken in time; left out otherwise
 */
@JsonPropertyOrder({"id", "source", "traceId", "status", "events", "decision"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookAnswer(
        @Nullable String id,
        String source,
        String traceId,
        String status,
        @Nullable List<Item> events,
        @Nullable DecisionView decision) {
    static final String ACCEPTED = "accepted";
    static final String FILTERED = "filtered";
    static final String DECIDED = "decided";

    /** An event of a batch. */
    @JsonPropertyOrder({"id", "status"})
    public record Item(String id, String status) {}

    static WebhookAnswer of(String source, String traceId, Admission.Accepted accepted) {
        List<Admission.Admitted> events = accepted.events();
        boolean dropped = !events.isEmpty() && accepted.wanted().isEmpty();
        String status = dropped ? FILTERED : ACCEPTED;
        if (!accepted.batch()) {
            Event event = events.get(0).event();
            return new WebhookAnswer(event.key().id(), source, traceId, status, null, null);
        }
        return new WebhookAnswer(
                null,
                source,
                traceId,
                status,
                events.stream()
                        .map(one -> new Item(one.event().key().id(), one.filtered() ? FILTERED : ACCEPTED))
                        .toList(),
                null);
    }

    /** The same with the decision. */
    WebhookAnswer with(Decision taken) {
        return new WebhookAnswer(id, source, traceId, DECIDED, events, DecisionView.of(taken));
    }
}

package dev.penstock.source;

import dev.penstock.event.Event;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where verified events go: the queue {@code penstock.intake}. */
public interface Intake {
    /**
     * Makes the events of one delivery durable: all of them or none.
     *
     * @param events 1 or more
     * @return completes once the broker has confirmed that they are on its disk, and only then; completes with
     *     {@link IntakeUnavailable} when it cannot be known that they are
     */
    CompletionStage<Void> accept(List<Event> events);

    /** The same for events whose sender waits for the decision: they overtake others, here and in every queue to come. */
    default CompletionStage<Void> acceptAwaited(List<Event> events) {
        return accept(events);
    }
}

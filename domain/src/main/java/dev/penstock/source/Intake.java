package dev.penstock.source;

import dev.penstock.event.Event;
import java.util.concurrent.CompletionStage;

/** Where verified events go: the queue {@code penstock.intake}. */
public interface Intake {
    /**
     * Makes the event durable.
     *
     * @return completes once the broker has confirmed that the event is on its disk, and only then; completes with
     *     {@link IntakeUnavailable} when it cannot be known to be
     */
    CompletionStage<Void> accept(Event event);
}

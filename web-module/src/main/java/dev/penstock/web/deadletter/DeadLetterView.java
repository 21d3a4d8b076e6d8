package dev.penstock.web.deadletter;

import dev.penstock.deadletter.DeadLetter;
import dev.penstock.web.event.AttemptView;
import dev.penstock.web.event.EventView;
import java.util.List;

/** A dead letter as the API shows it. */
public record DeadLetterView(
        String messageId, String queue, String consumer, EventView event, List<AttemptView> attempts) {
    static DeadLetterView of(DeadLetter letter, boolean withPayload) {
        return new DeadLetterView(
                letter.messageId(),
                letter.queue(),
                letter.consumer(),
                EventView.of(letter.event(), withPayload),
                letter.attempts().stream().map(AttemptView::of).toList());
    }

    /** Several of them, oldest first in each queue. */
    public record Listing(List<DeadLetterView> deadLetters) {}
}

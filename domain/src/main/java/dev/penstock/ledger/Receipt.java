package dev.penstock.ledger;

import dev.penstock.event.Event;
import dev.penstock.schema.Violation;
import java.util.List;

/**
 * A message that brought an event.
 *
 * @param messageId the broker's id of the message: the same when the message is delivered again, another when the sender
 *     sends the event again
 * @param violations of the event's schema; such an event is recorded as invalid
 */
public record Receipt(Event event, String messageId, List<Violation> violations) {
    public Receipt {
        violations = List.copyOf(violations);
    }
}

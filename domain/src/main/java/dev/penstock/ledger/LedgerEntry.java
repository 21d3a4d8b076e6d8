package dev.penstock.ledger;

import dev.penstock.event.Event;
import dev.penstock.schema.Violation;
import java.util.List;

/** An event as the ledger holds it. */
public record LedgerEntry(Event event, EventStatus status, List<Violation> violations) {
    public LedgerEntry {
        violations = List.copyOf(violations);
    }
}

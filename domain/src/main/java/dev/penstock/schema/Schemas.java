package dev.penstock.schema;

import dev.penstock.event.Event;
import java.util.List;

/** The schemas of event types. */
public interface Schemas {
    /** How the event's data violates its type's newest schema; empty when it does not, or when its type has none. */
    List<Violation> violations(Event event);
}

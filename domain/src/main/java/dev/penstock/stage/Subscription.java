package dev.penstock.stage;

import dev.penstock.event.Event;
import dev.penstock.selector.Selector;
import org.jspecify.annotations.Nullable;

/**
 * What a stage receives.
 *
 * @param type the event type
 * @param where a further condition; null takes every event of the type
 */
public record Subscription(String type, @Nullable Selector where) {
    /** Whether the stage receives an event. */
    public boolean matches(Event event) {
        return event.type().equals(type) && (where == null || where.matches(event));
    }

    /** The filter of the stage's divert. */
    public String brokerFilter() {
        String byType = "cloudEvents_type = '" + type.replace("'", "''") + "'";
        return where == null ? byType : byType + " AND (" + where.brokerFilter() + ")";
    }
}

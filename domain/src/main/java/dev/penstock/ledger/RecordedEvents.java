package dev.penstock.ledger;

import dev.penstock.event.Event;
import java.util.function.Consumer;

/** What came before, for whoever tries something on it: a port that persistence implements. */
public interface RecordedEvents {
    /**
     * The events of a type, newest first, valid or not, senders' and stages' alike. They are read in portions: only a few are in
     * memory at a time, and of those with a claim, whose data comes too, one.
     *
     * @param limit 1 or more
     */
    void newestOfType(String type, int limit, Consumer<Event> each);
}

package dev.penstock.ledger;

import dev.penstock.event.Event;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What came before, for whoever tries something on it: a port that persistence implements. The newest come first, valid or not. They
 * are read in portions: only a few are in memory at a time.
 */
public interface RecordedEvents {
    /**
     * The events of a type, senders' and stages' alike. Of those with a claim, whose data comes too, one is in memory at a time.
     *
     * @param limit 1 or more
     */
    void newestOfType(String type, int limit, Consumer<Event> each);

    /** The same without their data, which is empty, until {@code whileTrue} has seen enough. */
    void newestWithoutData(String type, Predicate<Event> whileTrue);

    /** The webhooks of a source without their data, which is empty, until {@code whileTrue} has seen enough. */
    void newestOfSource(String source, Predicate<Event> whileTrue);
}

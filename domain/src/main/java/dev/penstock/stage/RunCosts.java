package dev.penstock.stage;

import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.List;

/** What recorded runs took, added up by stage: a port that persistence implements. */
public interface RunCosts {
    /** The most events in one call. */
    int EVENTS_MAX = 1_000;

    /** Of the runs on these events, by the stages' names. */
    List<RunCost> costsOn(Collection<EventKey> events);

    /** Of the runs on these root events and on all that was made from them, by the stages' names. */
    List<RunCost> costsOnAndAfter(Collection<EventKey> roots);
}

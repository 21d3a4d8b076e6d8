package dev.penstock.reconciliation;

import dev.penstock.event.Event;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the ledger knows of events that stages have not worked on: a port that persistence implements. */
public interface UnfinishedEvents {
    /**
     * Takes down which subscriptions there are. One that was there before with the same filter keeps its beginning; those of other stages
     * are forgotten.
     *
     * @return since when each stage receives what its filter says
     */
    Map<StageName, Instant> subscribed(Collection<Stage> stages, Instant now);

    /** Passes on each event that a search finds, without its data, oldest first. */
    void find(Search search, Consumer<Event> each);

    /**
     * Published events without a run, and without a failed attempt that explains why.
     *
     * @param stage whose runs and failed attempts are meant
     * @param type of the events
     * @param from recorded then or later
     * @param until recorded earlier
     * @param quietSince an attempt that failed then or later explains an event: it is delivered again in time
     * @param attempts one that was this many or more explains it too: it is a dead letter
     * @param deciding stages that decide: their events count only where the decision stands, for the others were never published
     */
    record Search(
            StageName stage,
            String type,
            Instant from,
            Instant until,
            Instant quietSince,
            int attempts,
            Set<StageName> deciding) {}
}

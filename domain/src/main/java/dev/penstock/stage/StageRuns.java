package dev.penstock.stage;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What stages have done: a port that persistence implements. */
public interface StageRuns {
    /** The outputs that the stage has already made from these inputs. Holds no connection when it returns. */
    Map<EventKey, Event> outputs(StageName stage, Collection<EventKey> inputs);

    /** Records runs and enters their outputs into the ledger, in the caller's transaction. What is there already stays. */
    void record(List<StageRun> runs);

    /** The runs on these inputs, oldest first. */
    List<StageRun> on(Collection<EventKey> inputs);
}

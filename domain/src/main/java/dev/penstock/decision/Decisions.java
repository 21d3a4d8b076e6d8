package dev.penstock.decision;

import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The decisions that were taken: a port that persistence implements. */
public interface Decisions {
    /**
     * Takes decisions, in the caller's transaction. Where one stands already for the same (pipeline, subject), it stays.
     *
     * @return the {@link Decision#event() events} of those given that stand now
     */
    Set<EventKey> take(List<Decision> decisions);

    /** All decisions about these root events, oldest first. */
    List<Decision> about(Collection<EventKey> subjects);
}

package dev.penstock.stage;

import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.List;

/** The attempts that failed: a port that persistence implements. */
public interface FailedAttempts {
    /** Records attempts in a transaction of its own, for the attempt's own is rolled back. */
    void record(List<FailedAttempt> attempts);

    /** The failures on these events, oldest first. */
    List<FailedAttempt> on(Collection<EventKey> events);
}

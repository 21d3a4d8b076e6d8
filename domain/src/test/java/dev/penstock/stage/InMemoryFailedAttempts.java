package dev.penstock.stage;

import dev.penstock.event.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Failed attempts that are forgotten at the end of the process. */
public final class InMemoryFailedAttempts implements FailedAttempts {
    private final List<FailedAttempt> attempts = new ArrayList<>();

    @Override
    public synchronized void record(List<FailedAttempt> recorded) {
        attempts.addAll(recorded);
    }

    @Override
    public synchronized List<FailedAttempt> on(Collection<EventKey> events) {
        return attempts.stream()
                .filter(attempt -> events.contains(attempt.event()))
                .sorted(Comparator.comparing(FailedAttempt::failedAt))
                .toList();
    }

    /** How many of these there were. */
    public synchronized int forget(Set<EventKey> events) {
        int before = attempts.size();
        attempts.removeIf(attempt -> events.contains(attempt.event()));
        return before - attempts.size();
    }
}

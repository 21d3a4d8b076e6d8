package dev.penstock.decision;

import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decisions that are forgotten at the end of the process, and know no transactions. */
public final class InMemoryDecisions implements Decisions {
    private record DecisionKey(String pipeline, EventKey subject) {}

    private final Map<DecisionKey, Decision> decisions = new LinkedHashMap<>();

    @Override
    public synchronized Set<EventKey> take(List<Decision> taken) {
        Set<EventKey> standing = new HashSet<>();
        for (Decision decision : taken) {
            DecisionKey key = new DecisionKey(decision.pipeline(), decision.subject());
            if (decisions.computeIfAbsent(key, absent -> decision).event().equals(decision.event())) {
                standing.add(decision.event());
            }
        }
        return standing;
    }

    @Override
    public synchronized List<Decision> about(Collection<EventKey> subjects) {
        return decisions.values().stream()
                .filter(decision -> subjects.contains(decision.subject()))
                .sorted(Comparator.comparing(Decision::decidedAt))
                .toList();
    }

    /** How many of these there were. */
    public synchronized int forget(Set<EventKey> events) {
        int before = decisions.size();
        decisions.keySet().removeIf(key -> events.contains(key.subject()));
        return before - decisions.size();
    }
}

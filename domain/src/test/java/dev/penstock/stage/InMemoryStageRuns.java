package dev.penstock.stage;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.InMemoryLedger;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Stage runs that are forgotten at the end of the process, and know no transactions. */
public final class InMemoryStageRuns implements StageRuns, RunCosts {
    private record RunKey(StageName stage, EventKey input) {}

    private final Map<RunKey, StageRun> runs = new LinkedHashMap<>();
    private final InMemoryLedger ledger;

    /** @param ledger where the outputs are entered */
    public InMemoryStageRuns(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized Map<EventKey, Event> outputs(StageName stage, Collection<EventKey> inputs) {
        Map<EventKey, Event> outputs = new LinkedHashMap<>();
        for (EventKey input : inputs) {
            StageRun run = runs.get(new RunKey(stage, input));
            if (run != null) {
                outputs.put(input, run.output());
            }
        }
        return outputs;
    }

    @Override
    public synchronized void record(List<StageRun> recorded) {
        for (StageRun run : recorded) {
            runs.putIfAbsent(new RunKey(run.stage(), run.input()), run);
            ledger.enter(run.output());
        }
    }

    @Override
    public List<RunCost> costsOn(Collection<EventKey> events) {
        return costs(run -> events.contains(run.input()));
    }

    @Override
    public List<RunCost> costsOnAndAfter(Collection<EventKey> roots) {
        return costs(run ->
                roots.contains(run.input()) || roots.contains(run.output().correlation()));
    }

    private synchronized List<RunCost> costs(Predicate<StageRun> meant) {
        Map<StageName, RunCost> costs = new TreeMap<>();
        runs.values().stream()
                .filter(meant)
                .forEach(run -> costs.merge(
                        run.stage(), new RunCost(run.stage().toString(), 1, run.duration()), RunCost::plus));
        return List.copyOf(costs.values());
    }

    @Override
    public synchronized List<StageRun> on(Collection<EventKey> inputs) {
        return runs.values().stream()
                .filter(run -> inputs.contains(run.input()))
                .sorted(Comparator.comparing(StageRun::completedAt))
                .toList();
    }

    /** How many of these there were. */
    public synchronized int forget(Set<EventKey> events) {
        int before = runs.size();
        runs.keySet().removeIf(key -> events.contains(key.input()));
        return before - runs.size();
    }
}

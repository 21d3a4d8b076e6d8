package dev.penstock.filter;

import dev.penstock.event.EventKey;
import dev.penstock.filter.FilterTrial.Saving;
import dev.penstock.stage.RunCost;
import dev.penstock.stage.RunCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the recorded runs that would not have been, asking for many events at a time. For one thread. */
final class SavedRuns {
    private final RunCosts costs;
    private final TrialRequest request;
    private final List<EventKey> waiting = new ArrayList<>();
    private final SortedMap<String, RunCost> sums = new TreeMap<>();

    SavedRuns(RunCosts costs, TrialRequest request) {
        this.costs = costs;
        this.request = request;
    }

    void add(EventKey dropped) {
        waiting.add(dropped);
        if (waiting.size() == RunCosts.EVENTS_MAX) {
            ask();
        }
    }

    List<Saving> all() {
        ask();
        return sums.values().stream()
                .map(sum -> new Saving(
                        sum.stage(),
                        request.modelStages().contains(sum.stage()),
                        sum.runs(),
                        sum.duration().toNanos() / 1e6))
                .toList();
    }

    private void ask() {
        if (waiting.isEmpty()) {
            return;
        }
        String stage = request.stageName();
        // what is dropped at the door never reaches any stage; what one stage does not get, others may
        List<RunCost> found = stage == null && request.webhookSource().isPresent()
                ? costs.costsOnAndAfter(waiting)
                : costs.costsOn(waiting);
        found.stream()
                .filter(cost -> stage == null || cost.stage().equals(stage))
                .forEach(cost -> sums.merge(cost.stage(), cost, RunCost::plus));
        waiting.clear();
    }
}

package dev.penstock.work;

import dev.penstock.decision.Decision;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.stage.StageRun;
import java.util.List;
import java.util.Set;

/**
 * What a stage made of some events.
 *
 * @param runs one an event
 * @param decisions one an event where the stage decides, else none
 * @param kept of how many events the prediction had been made before
 */
public record StageResults(List<StageRun> runs, List<Decision> decisions, int kept) {
    static final StageResults NONE = new StageResults(List.of(), List.of(), 0);

    /** What is to be published, given which of the decisions stand. */
    public List<Event> outputsGiven(Set<EventKey> standing) {
        return runs.stream()
                .map(StageRun::output)
                .filter(output -> decisions.isEmpty() || standing.contains(output.key()))
                .toList();
    }
}

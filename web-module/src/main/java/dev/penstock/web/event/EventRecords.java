package dev.penstock.web.event;

import dev.penstock.decision.Decision;
import dev.penstock.decision.Decisions;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what ledger, stages and decisions each know of an event: a fixed number of queries, however much that is. */
final class EventRecords {
    private final Ledger ledger;
    private final StageRuns runs;
    private final FailedAttempts failedAttempts;
    private final Decisions decisions;

    EventRecords(Ledger ledger, StageRuns runs, FailedAttempts failedAttempts, Decisions decisions) {
        this.ledger = ledger;
        this.runs = runs;
        this.failedAttempts = failedAttempts;
        this.decisions = decisions;
    }

    /** What became of an event; empty when the ledger does not know it. */
    Optional<EventHistory> history(EventKey key, boolean withPayload) {
        return ledger.find(key).map(entry -> history(entry, withPayload));
    }

    private EventHistory history(LedgerEntry entry, boolean withPayload) {
        Event event = entry.event();
        List<Event> offspring = offspring(event);
        Set<EventKey> keys = new HashSet<>(Set.of(event.key()));
        offspring.forEach(one -> keys.add(one.key()));
        return new EventHistory(
                EventView.of(event, withPayload),
                entry.status().word(),
                entry.violations(),
                runs.on(keys).stream().map(RunView::of).toList(),
                failedAttempts.on(keys).stream().map(AttemptView::of).toList(),
                decisions.about(Set.of(event.correlation())).stream()
                        .filter(decision -> keys.contains(decision.event()))
                        .map(DecisionView::of)
                        .toList(),
                offspring.stream().map(one -> EventView.of(one, withPayload)).toList());
    }

    /** A stage's output is younger than its input, so that one pass in order of age finds every generation. */
    private List<Event> offspring(Event ancestor) {
        Set<EventKey> family = new HashSet<>(Set.of(ancestor.key()));
        List<Event> offspring = new ArrayList<>();
        for (LedgerEntry entry : ledger.withOffspring(Set.of(ancestor.correlation()))) {
            EventKey causation = entry.event().causation();
            if (causation != null && family.contains(causation)) {
                family.add(entry.event().key());
                offspring.add(entry.event());
            }
        }
        return offspring;
    }

    /** Root events, newest first, each with its decisions. */
    EventPage newest(@Nullable String source, Instant before, int limit) {
        List<LedgerEntry> roots = ledger.newestRoots(source, before, limit);
        List<EventKey> keys = roots.stream().map(entry -> entry.event().key()).toList();
        Map<EventKey, List<DecisionView>> decided = keys.isEmpty()
                ? Map.of()
                : decisions.about(keys).stream()
                        .collect(Collectors.groupingBy(
                                Decision::subject, Collectors.mapping(DecisionView::of, Collectors.toList())));
        List<EventPage.Entry> entries = roots.stream()
                .map(entry -> new EventPage.Entry(
                        EventView.of(entry.event(), false),
                        entry.status().word(),
                        decided.getOrDefault(entry.event().key(), List.of())))
                .toList();
        return new EventPage(
                entries,
                roots.size() < limit ? null : roots.get(limit - 1).event().time());
    }
}

package dev.penstock.purge;

import dev.penstock.decision.InMemoryDecisions;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.stage.InMemoryFailedAttempts;
import dev.penstock.stage.InMemoryStageRuns;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forgets what the fakes remember. */
public final class InMemoryOldEvents implements OldEvents {
    private final InMemoryLedger ledger;
    private final InMemoryStageRuns runs;
    private final InMemoryFailedAttempts attempts;
    private final InMemoryDecisions decisions;

    public InMemoryOldEvents(
            InMemoryLedger ledger,
            InMemoryStageRuns runs,
            InMemoryFailedAttempts attempts,
            InMemoryDecisions decisions) {
        this.ledger = ledger;
        this.runs = runs;
        this.attempts = attempts;
        this.decisions = decisions;
    }

    @Override
    public List<String> sources() {
        return roots().map(event -> event.key().source()).distinct().sorted().toList();
    }

    @Override
    public Optional<Purged> purge(String source, Instant from, Instant before, int limit) {
        List<Event> old = roots().filter(event -> event.key().source().equals(source))
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(before))
                .sorted(Comparator.comparing(Event::time))
                .limit(limit)
                .toList();
        Set<EventKey> keys = old.stream().map(Event::key).collect(Collectors.toCollection(LinkedHashSet::new));
        return Optional.of(forget(
                keys, old.stream().map(Event::time).max(Instant::compareTo).orElse(from)));
    }

    @Override
    public Optional<Purged> purgeStray(Instant before, int limit) {
        Set<EventKey> roots = ledger.all().stream()
                .filter(event -> !event.isRoot() && event.time().isBefore(before))
                .map(Event::correlation)
                .distinct()
                .limit(limit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Optional.of(forget(roots, before));
    }

    @Override
    public Optional<Instant> oldest() {
        return roots().map(Event::time).min(Instant::compareTo);
    }

    private Stream<Event> roots() {
        return ledger.all().stream().filter(Event::isRoot);
    }

    private Purged forget(Set<EventKey> roots, Instant reached) {
        Set<EventKey> keys = new LinkedHashSet<>(roots);
        ledger.withOffspring(roots).forEach(entry -> keys.add(entry.event().key()));
        return new Purged(
                roots.size(),
                ledger.forget(keys),
                runs.forget(keys),
                attempts.forget(keys),
                decisions.forget(roots),
                reached);
    }
}

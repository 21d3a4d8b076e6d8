package dev.penstock.reconciliation;

import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Compares the ledger with what stages have done. An event that a stage should have received, that it has no run on, that is in none of its
 * queues and that no failed attempt explains was lost on the way; it is delivered again, to that stage alone. Should it turn up after all,
 * the stage finds its run on record.
 *
 * <p>A stage is looked at while nothing waits in its queue, and an event once it has had the time of an attempt and of the longest delay
 * before the next one.
 */
public final class Reconciliation {
    /** Beyond what an attempt and a delay take: transactions in progress, clocks that differ. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    /** How far the first look after a start goes back at the most. */
    static final Duration FIRST_LOOK = Duration.ofDays(1);

    private final List<Stage> stages;
    private final Set<StageName> deciding;
    private final UnfinishedEvents unfinished;
    private final Ledger ledger;
    private final StageQueues queues;
    private final InstantSource clock;
    private final BiConsumer<StageName, List<EventKey>> found;
    private final Map<StageName, Instant> beginnings;

    /** Up to when all was found in order. */
    private final Map<StageName, Instant> reconciled = new HashMap<>();

    private final Map<StageName, Map<EventKey, Instant>> redelivered = new HashMap<>();

    /** @param found is told of what was lost and is delivered again */
    public Reconciliation(
            Collection<Stage> stages,
            UnfinishedEvents unfinished,
            Ledger ledger,
            StageQueues queues,
            InstantSource clock,
            BiConsumer<StageName, List<EventKey>> found) {
        this.stages = List.copyOf(stages);
        this.deciding = stages.stream()
                .filter(stage -> stage.work() instanceof Work.Decide)
                .map(Stage::name)
                .collect(Collectors.toUnmodifiableSet());
        this.unfinished = unfinished;
        this.ledger = ledger;
        this.queues = queues;
        this.clock = clock;
        this.found = found;
        this.beginnings = unfinished.subscribed(this.stages, clock.instant());
    }

    /** Looks at every stage once. */
    public void turn() {
        stages.forEach(this::look);
    }

    private void look(Stage stage) {
        StageName name = stage.name();
        Instant now = clock.instant();
        Duration settled = stage.delivery().maxDelay().plus(stage.timeout()).plus(MARGIN);
        Instant until = now.minus(settled);
        Instant from = from(stage, now);
        if (!from.isBefore(until) || queues.pausedUntil(name).isAfter(until) || queues.hasWaiting(name)) {
            return;
        }
        List<EventKey> missing = missing(stage, from, until);
        if (!missing.isEmpty()) {
            redeliver(name, missing, now, until);
        }
        reconciled.put(name, until.minus(stage.delivery().longest(stage.timeout())));
    }

    private Instant from(Stage stage, Instant now) {
        Instant kept = now.minus(stage.retention().dividedBy(2));
        Instant before = reconciled.getOrDefault(stage.name(), now.minus(FIRST_LOOK));
        Instant from = kept.isAfter(before) ? kept : before;
        Instant beginning = beginnings.getOrDefault(stage.name(), now);
        return beginning.isAfter(from) ? beginning : from;
    }

    private List<EventKey> missing(Stage stage, Instant from, Instant until) {
        List<EventKey> missing = new ArrayList<>();
        UnfinishedEvents.Search search = new UnfinishedEvents.Search(
                stage.name(),
                stage.on().type(),
                from,
                until,
                until,
                stage.delivery().attempts(),
                deciding);
        unfinished.find(search, event -> {
            if (stage.on().matches(event)) {
                missing.add(event.key());
            }
        });
        return missing;
    }

    /** What was delivered again a moment ago is on its way. */
    private void redeliver(StageName stage, List<EventKey> missing, Instant now, Instant aMomentAgo) {
        Map<EventKey, Instant> times = redelivered.computeIfAbsent(stage, unused -> new HashMap<>());
        times.values().removeIf(time -> time.isBefore(aMomentAgo));
        missing.removeAll(queues.letters(stage));
        missing.removeAll(times.keySet());
        for (EventKey key : missing) {
            ledger.find(key).ifPresent(entry -> queues.redeliver(stage, entry.event()));
            times.put(key, now);
        }
        if (!missing.isEmpty()) {
            found.accept(stage, missing);
        }
    }
}

package dev.penstock.web.event;

import dev.penstock.decision.Decision;
import dev.penstock.decision.Decisions;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.ledger.Receipt;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.StageRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the ports remember, in lists. It is only read: what writes refuses. */
final class Remembered implements Ledger, Decisions {
    final List<LedgerEntry> entries = new ArrayList<>();
    final Runs runs = new Runs(new ArrayList<>());
    final Attempts attempts = new Attempts(new ArrayList<>());
    final List<Decision> decisions = new ArrayList<>();

    @Override
    public Optional<LedgerEntry> find(EventKey key) {
        return entries.stream().filter(entry -> entry.event().key().equals(key)).findFirst();
    }

    @Override
    public Optional<LedgerEntry> findByClaim(String claimId) {
        throw new UnsupportedOperationException("no data is read here");
    }

    @Override
    public List<LedgerEntry> withOffspring(Collection<EventKey> roots) {
        return entries.stream()
                .filter(entry -> roots.contains(entry.event().correlation()))
                .toList();
    }

    @Override
    public List<LedgerEntry> newestRoots(@Nullable String source, Instant before, int limit) {
        Stream<LedgerEntry> roots = entries.stream()
                .filter(entry -> entry.event().isRoot())
                .filter(entry -> source == null || entry.event().key().source().equals(source))
                .filter(entry -> entry.event().time().isBefore(before));
        return roots.limit(limit).toList();
    }

    @Override
    public List<Decision> about(Collection<EventKey> subjects) {
        return decisions.stream()
                .filter(decision -> subjects.contains(decision.subject()))
                .toList();
    }

    @Override
    public Set<String> record(List<Receipt> receipts) {
        throw new UnsupportedOperationException("only read here");
    }

    @Override
    public Set<EventKey> take(List<Decision> taken) {
        throw new UnsupportedOperationException("only read here");
    }

    /** What stages did. */
    record Runs(List<StageRun> all) implements StageRuns {
        @Override
        public List<StageRun> on(Collection<EventKey> inputs) {
            return all.stream().filter(run -> inputs.contains(run.input())).toList();
        }

        @Override
        public Map<EventKey, Event> outputs(StageName stage, Collection<EventKey> inputs) {
            throw new UnsupportedOperationException("only runs are read here");
        }

        @Override
        public void record(List<StageRun> runs) {
            throw new UnsupportedOperationException("only read here");
        }
    }

    /** What failed. */
    record Attempts(List<FailedAttempt> all) implements FailedAttempts {
        @Override
        public List<FailedAttempt> on(Collection<EventKey> events) {
            return all.stream()
                    .filter(attempt -> events.contains(attempt.event()))
                    .toList();
        }

        @Override
        public void record(List<FailedAttempt> attempts) {
            throw new UnsupportedOperationException("only read here");
        }
    }
}

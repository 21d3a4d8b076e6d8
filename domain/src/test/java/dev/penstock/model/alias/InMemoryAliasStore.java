package dev.penstock.model.alias;

import dev.penstock.audit.AuditTrail;
import java.util.function.Function;

/** Moves that are forgotten at the end of the process. */
public final class InMemoryAliasStore implements AliasStore {
    private final AuditTrail trail;
    private MovedAliases now = MovedAliases.NONE;

    public InMemoryAliasStore(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized long stamp() {
        return now.stamp();
    }

    @Override
    public synchronized MovedAliases read() {
        return now;
    }

    @Override
    public synchronized MovedAliases change(Function<MovedAliases, Change> change) {
        Change decided = change.apply(now);
        trail.add(decided.entry());
        now = decided.moves().stamped(now.stamp() + 1);
        return now;
    }
}

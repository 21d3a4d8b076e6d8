package dev.penstock.audit;

import java.util.function.Function;

/** What it keeps is forgotten at the end of the process. It can be away, as a database can. */
public class InMemoryAuditedStore<S extends Stamped<S>> implements AuditedStore<S> {
    private final AuditTrail trail;
    private S now;
    private boolean away;

    protected InMemoryAuditedStore(S first, AuditTrail trail) {
        this.now = first;
        this.trail = trail;
    }

    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public synchronized long stamp() {
        return read().stamp();
    }

    @Override
    public synchronized S read() {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
        return now;
    }

    @Override
    public synchronized S change(Function<S, Change<S>> change) {
        Change<S> decided = change.apply(read());
        trail.add(decided.entry());
        now = decided.state().stamped(now.stamp() + 1);
        return now;
    }
}

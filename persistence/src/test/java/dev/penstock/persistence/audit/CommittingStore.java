package dev.penstock.persistence.audit;

import dev.penstock.audit.AuditedStore;
import dev.penstock.audit.Stamped;
import dev.penstock.persistence.TestDatabase;
import java.util.function.Function;

/** A store as the container gives it: each change in a transaction of its own. */
public record CommittingStore<S extends Stamped<S>>(AuditedStore<S> store) implements AuditedStore<S> {
    @Override
    public long stamp() {
        return store.stamp();
    }

    @Override
    public S read() {
        return store.read();
    }

    @Override
    public S change(Function<S, Change<S>> change) {
        return TestDatabase.committed(() -> store.change(change));
    }
}

package dev.penstock.schema.registry;

import java.util.function.UnaryOperator;

/** A registry that forgets at the end of the process. */
public final class InMemorySchemaStore implements SchemaStore {
    private Registrations now = Registrations.NONE;

    @Override
    public synchronized long stamp() {
        return now.stamp();
    }

    @Override
    public synchronized Registrations read() {
        return now;
    }

    @Override
    public synchronized Registrations change(UnaryOperator<Registrations> change) {
        Registrations after = change.apply(now);
        if (!after.equals(now)) {
            now = after.stamped(now.stamp() + 1);
        }
        return now;
    }
}

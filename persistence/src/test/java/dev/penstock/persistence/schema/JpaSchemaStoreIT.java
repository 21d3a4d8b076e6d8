package dev.penstock.persistence.schema;

import dev.penstock.persistence.TestDatabase;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.SchemaStore;
import dev.penstock.schema.registry.SchemaStoreContract;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** Registrations in PostgreSQL keep the contract. */
class JpaSchemaStoreIT implements SchemaStoreContract {
    private final SchemaStore store = new JpaSchemaStore(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    /** Each change in a transaction of its own, as the container gives it. */
    @Override
    public SchemaStore store() {
        return new SchemaStore() {
            @Override
            public long stamp() {
                return store.stamp();
            }

            @Override
            public Registrations read() {
                return store.read();
            }

            @Override
            public Registrations change(UnaryOperator<Registrations> change) {
                return TestDatabase.committed(() -> store.change(change));
            }
        };
    }
}

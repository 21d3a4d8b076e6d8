package dev.penstock.persistence.model;

import dev.penstock.audit.AuditTrail;
import dev.penstock.model.alias.AliasStore;
import dev.penstock.model.alias.AliasStoreContract;
import dev.penstock.model.alias.MovedAliases;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.audit.JpaAuditTrail;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** The moves of aliases in PostgreSQL keep the contract. */
class JpaAliasStoreIT implements AliasStoreContract {
    private final AuditTrail trail = new JpaAuditTrail(TestDatabase.entityManager());
    private final AliasStore store = new JpaAliasStore(TestDatabase.entityManager(), trail);

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public AliasStore store() {
        return new AliasStore() {
            @Override
            public long stamp() {
                return store.stamp();
            }

            @Override
            public MovedAliases read() {
                return store.read();
            }

            @Override
            public MovedAliases change(Function<MovedAliases, Change> change) {
                return TestDatabase.committed(() -> store.change(change));
            }
        };
    }
}

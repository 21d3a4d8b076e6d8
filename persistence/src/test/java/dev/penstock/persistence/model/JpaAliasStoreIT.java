package dev.penstock.persistence.model;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.AuditedStore;
import dev.penstock.model.alias.AliasStoreContract;
import dev.penstock.model.alias.MovedAliases;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.audit.CommittingStore;
import dev.penstock.persistence.audit.JpaAuditTrail;
import org.junit.jupiter.api.BeforeEach;

/** The moves of aliases in PostgreSQL keep the contract. */
class JpaAliasStoreIT implements AliasStoreContract {
    private final AuditTrail trail = new JpaAuditTrail(TestDatabase.entityManager());
    private final AuditedStore<MovedAliases> store =
            new CommittingStore<>(new JpaAliasStore(TestDatabase.entityManager(), trail));

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public AuditedStore<MovedAliases> store() {
        return store;
    }
}

package dev.penstock.persistence.source;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.AuditedStore;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.audit.CommittingStore;
import dev.penstock.persistence.audit.JpaAuditTrail;
import dev.penstock.source.SecretStoreContract;
import dev.penstock.source.SecretTerms;
import org.junit.jupiter.api.BeforeEach;

/** The terms of secrets in PostgreSQL keep the contract. */
class JpaSecretStoreIT implements SecretStoreContract {
    private final AuditTrail trail = new JpaAuditTrail(TestDatabase.entityManager());
    private final AuditedStore<SecretTerms> store =
            new CommittingStore<>(new JpaSecretStore(TestDatabase.entityManager(), trail));

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public AuditedStore<SecretTerms> store() {
        return store;
    }
}

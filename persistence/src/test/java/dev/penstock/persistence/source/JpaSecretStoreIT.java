package dev.penstock.persistence.source;

import dev.penstock.audit.AuditTrail;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.audit.JpaAuditTrail;
import dev.penstock.source.SecretStore;
import dev.penstock.source.SecretStoreContract;
import dev.penstock.source.SecretTerms;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** The terms of secrets in PostgreSQL keep the contract. */
class JpaSecretStoreIT implements SecretStoreContract {
    private final AuditTrail trail = new JpaAuditTrail(TestDatabase.entityManager());
    private final SecretStore store = new JpaSecretStore(TestDatabase.entityManager(), trail);

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public SecretStore store() {
        return new SecretStore() {
            @Override
            public long stamp() {
                return store.stamp();
            }

            @Override
            public SecretTerms read() {
                return store.read();
            }

            @Override
            public SecretTerms change(Function<SecretTerms, Change> change) {
                return TestDatabase.committed(() -> store.change(change));
            }
        };
    }
}

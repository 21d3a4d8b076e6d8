package dev.penstock.persistence.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.AuditTrailContract;
import dev.penstock.persistence.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit in PostgreSQL keeps the contract. */
class JpaAuditTrailIT implements AuditTrailContract {
    private final AuditTrail trail = new JpaAuditTrail(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }

    @Override
    public void commit(Runnable work) {
        TestDatabase.commit(work);
    }

    @Test
    void nothingIsWrittenOutsideOfTheTransactionOfAnAct() {
        AuditEntry entry = AuditEntry.of(Instant.EPOCH, "ann", "a", "b", Map.of());

        assertThatThrownBy(() -> trail.add(entry)).hasMessageContaining("needs a transaction");
    }
}

package dev.penstock.source;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditTrail;

class InMemorySecretStoreTest implements SecretStoreContract {
    private final AuditTrail trail = new InMemoryAuditTrail();
    private final SecretStore store = new InMemorySecretStore(trail);

    @Override
    public SecretStore store() {
        return store;
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }
}

package dev.penstock.model.alias;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditTrail;

/** The store that other tests use keeps the contract too. */
class InMemoryAliasStoreTest implements AliasStoreContract {
    private final AuditTrail trail = new InMemoryAuditTrail();
    private final AliasStore store = new InMemoryAliasStore(trail);

    @Override
    public AliasStore store() {
        return store;
    }

    @Override
    public AuditTrail trail() {
        return trail;
    }
}

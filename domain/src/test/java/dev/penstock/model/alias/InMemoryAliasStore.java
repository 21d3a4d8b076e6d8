package dev.penstock.model.alias;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditedStore;

/** Moves of aliases in memory. */
public final class InMemoryAliasStore extends InMemoryAuditedStore<MovedAliases> implements AliasStore {
    public InMemoryAliasStore(AuditTrail trail) {
        super(MovedAliases.NONE, trail);
    }
}

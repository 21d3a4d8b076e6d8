package dev.penstock.source;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditedStore;

/** Terms of secrets in memory. */
public final class InMemorySecretStore extends InMemoryAuditedStore<SecretTerms> implements SecretStore {
    public InMemorySecretStore(AuditTrail trail) {
        super(SecretTerms.NONE, trail);
    }
}

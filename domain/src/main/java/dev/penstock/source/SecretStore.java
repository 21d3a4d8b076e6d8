package dev.penstock.source;

import dev.penstock.audit.AuditedStore;

/** Where the terms of secrets are kept. It knows names of secrets only; an ended secret must stay known as ended. */
public interface SecretStore extends AuditedStore<SecretTerms> {}

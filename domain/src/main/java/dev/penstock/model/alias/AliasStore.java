package dev.penstock.model.alias;

import dev.penstock.audit.AuditedStore;

/** Where moves of aliases are kept. */
public interface AliasStore extends AuditedStore<MovedAliases> {}

package dev.penstock.source;

import dev.penstock.audit.AuditEntry;
import java.util.function.Function;

/** Where the terms of secrets are kept: a port that persistence implements. It knows names of secrets only. */
public interface SecretStore {
    /** That of what {@link #read} would give: a cheap question. */
    long stamp();

    SecretTerms read();

    /**
     * Changes terms, and writes who did it into the audit, both or neither. Changes happen one after the other, on whatever
     * server: each sees what the one before it left.
     *
     * @param change what is to be; what it throws is thrown, and then nothing has changed. The stamp is not its concern
     * @return what is now
     */
    SecretTerms change(Function<SecretTerms, Change> change);

    /**
     * A change.
     *
     * @param terms all, not only those that differ. None is ever taken away: an ended secret must stay known as ended
     */
    record Change(SecretTerms terms, AuditEntry entry) {}
}

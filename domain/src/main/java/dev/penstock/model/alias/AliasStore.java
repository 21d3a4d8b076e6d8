package dev.penstock.model.alias;

import dev.penstock.audit.AuditEntry;
import java.util.function.Function;

/** Where moves of aliases are kept: a port that persistence implements. */
public interface AliasStore {
    /** That of what {@link #read} would give: a cheap question. */
    long stamp();

    MovedAliases read();

    /**
     * Moves aliases, and writes who did it into the audit, both or neither. Changes happen one after the other, on whatever server:
     * each sees what the one before it left.
     *
     * @param change what is to be; what it throws is thrown, and then nothing has changed. The stamp is not its concern
     * @return what is now
     */
    MovedAliases change(Function<MovedAliases, Change> change);

    /**
     * A change.
     *
     * @param moves all, not only those that differ
     */
    record Change(MovedAliases moves, AuditEntry entry) {}
}

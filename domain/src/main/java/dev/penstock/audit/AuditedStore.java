package dev.penstock.audit;

import java.util.function.Function;

/**
 * Where something is kept that operators change while the system runs: a port that persistence implements for each such thing.
 *
 * @param <S> all of it; small, for it is read and decided on as a whole
 */
public interface AuditedStore<S extends Stamped<S>> {
    /** That of what {@link #read} would give: a cheap question. */
    long stamp();

    S read();

    /**
     * Changes it, and writes who did it into the audit, both or neither. Changes happen one after the other, on whatever server:
     * each sees what the one before it left.
     *
     * @param change what is to be; what it throws is thrown, and then nothing has changed. The stamp is not its concern
     * @return what is now
     */
    S change(Function<S, Change<S>> change);

    /**
     * A change.
     *
     * @param state all of it, not only what differs. No part is ever taken away, only replaced
     */
    record Change<S extends Stamped<S>>(S state, AuditEntry entry) {}
}

package dev.penstock.persistence.audit;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.AuditedStore;
import dev.penstock.audit.Stamped;
import dev.penstock.persistence.column.Stamp;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.function.Function;

/**
 * Something in PostgreSQL that operators change. It is read as a whole: it is small, and a change is decided on all of it. A change
 * has a transaction of its own with its audit entry, so that what is returned is what stands.
 *
 * @param <S> all of it
 */
public abstract class JpaAuditedStore<S extends Stamped<S>> implements AuditedStore<S> {
    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected JpaAuditedStore() {}

    @SuppressWarnings("NullAway.Init") // the container sets the other field
    protected JpaAuditedStore(AuditTrail audit) {
        this.audit = audit;
    }

    protected JpaAuditedStore(EntityManager entityManager, AuditTrail audit) {
        this.entityManager = entityManager;
        this.audit = audit;
    }

    /** The table with the one row that is locked for a change. */
    protected abstract String stampTable();

    protected abstract S read(EntityManager from, long stamp);

    /** Writes what differs. */
    protected abstract void write(EntityManager to, S before, S after);

    @Override
    @Transactional(NOT_SUPPORTED)
    public long stamp() {
        return stampRow().read();
    }

    /** Should a change come between the queries, the stamp, read first, is the older: the next look sees the newer one. */
    @Override
    @Transactional(NOT_SUPPORTED)
    public S read() {
        long stamp = stamp();
        return read(entityManager, stamp);
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public S change(Function<S, Change<S>> change) {
        stampRow().lock();
        S before = read();
        Change<S> decided = change.apply(before);
        S after = decided.state().stamped(before.stamp() + 1);
        write(entityManager, before, after);
        stampRow().write(after.stamp());
        audit.add(decided.entry());
        return after;
    }

    private Stamp stampRow() {
        return Stamp.of(entityManager, stampTable());
    }
}

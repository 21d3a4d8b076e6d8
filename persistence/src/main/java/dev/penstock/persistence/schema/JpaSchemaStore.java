package dev.penstock.persistence.schema;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.SchemaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Registrations in PostgreSQL. All of them are read at once: they are few, and a change is decided on all. Changes have a
 * transaction of their own, so that what is returned is what stands.
 */
@ApplicationScoped
public class JpaSchemaStore implements SchemaStore {
    private static final String STAMP = "SELECT stamp FROM schema_registry";
    private static final String HEAD = "SELECT stamp, next_id FROM schema_registry";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaSchemaStore() {}

    JpaSchemaStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public long stamp() {
        return ((Number) entityManager.createNativeQuery(STAMP).getSingleResult()).longValue();
    }

    /** Should a change come between the queries, the head, read first, is the older: the next look sees the newer stamp. */
    @Override
    @Transactional(NOT_SUPPORTED)
    public Registrations read() {
        Object[] head = (Object[]) entityManager.createNativeQuery(HEAD).getSingleResult();
        return read(((Number) head[0]).longValue(), ((Number) head[1]).intValue());
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public Registrations change(UnaryOperator<Registrations> change) {
        Registrations before = lockAndRead();
        Registrations after = change.apply(before);
        if (after.equals(before)) {
            return before;
        }
        SchemaRows rows = new SchemaRows(entityManager);
        rows.writeVersions(before, after);
        rows.writeSettings(before, after);
        Registrations stamped = after.stamped(before.stamp() + 1);
        rows.writeHead(stamped);
        return stamped;
    }

    private Registrations lockAndRead() {
        try (ColumnStatement lock = ColumnStatement.on(entityManager, HEAD + " FOR UPDATE")) {
            return lock.rows(row -> read(row.getLong(1), row.getInt(2))).get(0);
        }
    }

    @SuppressWarnings("unchecked") // a native query without a class gives arrays
    private Registrations read(long stamp, int nextId) {
        List<Object[]> versions = entityManager
                .createNativeQuery("SELECT subject, version, id, text, deleted FROM schema_version")
                .getResultList();
        List<Object[]> settings = entityManager
                .createNativeQuery("SELECT subject, compatibility, reading, mode FROM schema_settings")
                .getResultList();
        return SchemaRows.registrations(stamp, nextId, versions, settings);
    }
}

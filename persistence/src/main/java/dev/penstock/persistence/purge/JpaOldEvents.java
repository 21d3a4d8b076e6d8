package dev.penstock.persistence.purge;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.purge.OldEvents;
import dev.penstock.purge.Purged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the oldest by the indexes that there are, and deletes by keys. This is the one place where rows of {@code event} are deleted;
 * what references them by a foreign key goes with them.
 */
@ApplicationScoped
public class JpaOldEvents implements OldEvents {
    /** Whoever holds it forgets; it goes with the transaction, however that ends. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('penstock'), hashtext('purge'))";

    /** Goes from name to name through the index: PostgreSQL's DISTINCT would read every row. */
    private static final String SOURCES = """
            WITH RECURSIVE known AS (
                (SELECT source FROM event WHERE causation_source IS NULL ORDER BY source LIMIT 1)
                UNION ALL
                SELECT (SELECT event.source FROM event
                        WHERE event.causation_source IS NULL AND event.source > known.source
                        ORDER BY event.source LIMIT 1)
                FROM known WHERE known.source IS NOT NULL)
            SELECT source FROM known WHERE source IS NOT NULL""";

    /** The limit is written into it: for a parameter the planner would reckon with a tenth of the table. */
    private static final String OLDEST_ROOTS = """
            SELECT source, id, time FROM event
            WHERE causation_source IS NULL AND source = ? AND time >= ? AND time < ?
            ORDER BY time LIMIT %d""";

    private static final String STRAY_ROOTS = """
            WITH RECURSIVE kind AS (
                (SELECT type FROM event ORDER BY type LIMIT 1)
                UNION ALL
                SELECT (SELECT event.type FROM event WHERE event.type > kind.type ORDER BY event.type LIMIT 1)
                FROM kind WHERE kind.type IS NOT NULL)
            SELECT correlation_source, correlation_id, max(time) FROM kind CROSS JOIN LATERAL (
                SELECT correlation_source, correlation_id, time FROM event
                WHERE event.type = kind.type AND time < ? AND causation_source IS NOT NULL
                ORDER BY time LIMIT %1$d) AS stray
            GROUP BY correlation_source, correlation_id LIMIT %1$d""";

    /** All parts see the table as it was before. */
    private static final String DELETE = """
            WITH root AS (SELECT * FROM unnest(?::text[], ?::text[]) AS root (source, id)),
            gone AS MATERIALIZED (
                SELECT source, id FROM root
                UNION ALL
                SELECT event.source, event.id FROM root JOIN event
                    ON event.correlation_source = root.source AND event.correlation_id = root.id
                WHERE event.causation_source IS NOT NULL),
            run AS (
                DELETE FROM stage_run USING gone
                WHERE stage_run.input_source = gone.source AND stage_run.input_id = gone.id RETURNING 1),
            attempt AS (
                DELETE FROM failed_attempt USING gone
                WHERE failed_attempt.event_source = gone.source AND failed_attempt.event_id = gone.id RETURNING 1),
            decided AS (
                DELETE FROM decision USING root
                WHERE decision.subject_source = root.source AND decision.subject_id = root.id RETURNING 1),
            deleted AS (
                DELETE FROM event USING gone WHERE event.source = gone.source AND event.id = gone.id RETURNING 1)
            SELECT (SELECT count(*) FROM deleted), (SELECT count(*) FROM run), (SELECT count(*) FROM attempt),
                   (SELECT count(*) FROM decided)""";

    private static final String OLDEST = "SELECT time FROM event WHERE causation_source IS NULL ORDER BY time LIMIT 1";

    private record Root(String source, String id, Instant time) {}

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaOldEvents() {}

    JpaOldEvents(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query is not typed
    public List<String> sources() {
        return List.copyOf(entityManager.createNativeQuery(SOURCES).getResultList());
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public Optional<Purged> purge(String source, Instant from, Instant before, int limit) {
        if (!locked()) {
            return Optional.empty();
        }
        List<Root> roots =
                roots(OLDEST_ROOTS.formatted(limit), List.of(source, Timestamp.from(from), Timestamp.from(before)));
        return Optional.of(delete(roots, from));
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public Optional<Purged> purgeStray(Instant before, int limit) {
        if (!locked()) {
            return Optional.empty();
        }
        return Optional.of(delete(roots(STRAY_ROOTS.formatted(limit), List.of(Timestamp.from(before))), before));
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public Optional<Instant> oldest() {
        for (Object time : entityManager.createNativeQuery(OLDEST).getResultList()) {
            return Optional.of(((Timestamp) time).toInstant());
        }
        return Optional.empty();
    }

    private boolean locked() {
        return (Boolean) entityManager.createNativeQuery(LOCK).getSingleResult();
    }

    private List<Root> roots(String sql, List<Object> parameters) {
        var query = entityManager.createNativeQuery(sql);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        List<Root> roots = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            roots.add(new Root((String) columns[0], (String) columns[1], ((Timestamp) columns[2]).toInstant()));
        }
        return roots;
    }

    private Purged delete(List<Root> roots, Instant from) {
        if (roots.isEmpty()) {
            return Purged.nothing(from);
        }
        Instant reached = roots.stream().map(Root::time).max(Instant::compareTo).orElse(from);
        try (ColumnStatement delete = ColumnStatement.on(entityManager, DELETE)) {
            return delete.texts(roots.stream().map(Root::source))
                    .texts(roots.stream().map(Root::id))
                    .rows(row -> new Purged(
                            roots.size(), row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), reached))
                    .get(0);
        }
    }
}

package dev.penstock.persistence.stage;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.KeyColumns;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.FailedAttempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** Failed attempts in PostgreSQL. */
@ApplicationScoped
public class JpaFailedAttempts implements FailedAttempts {
    private static final String INSERT = """
            INSERT INTO failed_attempt (consumer, event_source, event_id, attempt, failed_at, duration_ns, exception,
                                        message)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[], ?::bigint[], ?::text[],
                                 ?::text[])""";

    private static final String ON_EVENTS = """
            SELECT failed_attempt.*
            FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS event (event_source, event_id)
            JOIN failed_attempt USING (event_source, event_id)
            ORDER BY failed_at, number""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaFailedAttempts() {}

    JpaFailedAttempts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public void record(List<FailedAttempt> attempts) {
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            insert.texts(attempts.stream().map(FailedAttempt::consumer))
                    .texts(attempts.stream().map(attempt -> attempt.event().source()))
                    .texts(attempts.stream().map(attempt -> attempt.event().id()))
                    .integers(attempts.stream().map(FailedAttempt::attempt))
                    .instants(attempts.stream().map(FailedAttempt::failedAt))
                    .longs(attempts.stream().map(attempt -> attempt.duration().toNanos()))
                    .texts(attempts.stream().map(FailedAttempt::exception))
                    .texts(attempts.stream().map(attempt -> storable(attempt.message())))
                    .run();
        }
    }

    /** PostgreSQL's text has no character 0, and why an attempt failed must not be lost to one. */
    private static String storable(String message) {
        return message.replace('\0', '\uFFFD');
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    public List<FailedAttempt> on(Collection<EventKey> events) {
        KeyColumns keys = KeyColumns.of(events);
        List<FailedAttemptRow> rows = entityManager
                .createNativeQuery(ON_EVENTS, FailedAttemptRow.class)
                .setParameter(1, keys.sources())
                .setParameter(2, keys.ids())
                .getResultList();
        return rows.stream().map(FailedAttemptRow::failedAttempt).toList();
    }
}

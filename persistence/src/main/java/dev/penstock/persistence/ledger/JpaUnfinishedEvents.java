package dev.penstock.persistence.ledger;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.event.Event;
import dev.penstock.reconciliation.UnfinishedEvents;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Compares tables {@code event} and {@code stage_run}, in portions. */
@ApplicationScoped
public class JpaUnfinishedEvents implements UnfinishedEvents {
    static final int PORTION = 1_000;

    private static final String FORGET_OTHERS =
            "DELETE FROM stage_subscription WHERE stage <> ALL (CAST(?1 AS text[]))";

    private static final String SUBSCRIBE = """
            INSERT INTO stage_subscription (stage, filter, since)
            SELECT stage, filter, ?3 FROM unnest(CAST(?1 AS text[]), CAST(?2 AS text[])) AS subscribed (stage, filter)
            ORDER BY stage
            ON CONFLICT (stage) DO UPDATE SET filter = excluded.filter, since = excluded.since
            WHERE stage_subscription.filter <> excluded.filter""";

    private static final String SINCE = "SELECT stage, since FROM stage_subscription";

    private static final String FIND = "SELECT " + JpaRecordedEvents.WITHOUT_DATA + """

            FROM event
            WHERE type = ?1 AND status = 'published'
              AND time >= ?2 AND time < ?3 AND (time, source, id) > (?2, ?4, ?5)
              AND NOT EXISTS (SELECT FROM stage_run
                              WHERE input_source = source AND input_id = id AND stage = ?6)
              AND NOT EXISTS (SELECT FROM failed_attempt
                              WHERE event_source = source AND event_id = id AND consumer = ?6
                                AND (failed_at >= ?7 OR attempt >= ?8))
              AND (source <> ALL (CAST(?9 AS text[]))
                   OR EXISTS (SELECT FROM decision
                              WHERE subject_source = correlation_source AND subject_id = correlation_id
                                AND event_source = source AND event_id = id))
            ORDER BY time, source, id LIMIT ?10""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaUnfinishedEvents() {}

    JpaUnfinishedEvents(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public Map<StageName, Instant> subscribed(Collection<Stage> stages, Instant now) {
        String[] names = texts(stages.stream().map(Stage::name).toList());
        entityManager.createNativeQuery(FORGET_OTHERS).setParameter(1, names).executeUpdate();
        entityManager
                .createNativeQuery(SUBSCRIBE)
                .setParameter(1, names)
                .setParameter(
                        2,
                        stages.stream().map(stage -> stage.on().brokerFilter()).toArray(String[]::new))
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
        Map<StageName, Instant> since = new HashMap<>();
        for (Object row : entityManager.createNativeQuery(SINCE).getResultList()) {
            Object[] columns = (Object[]) row;
            since.put(StageName.parse((String) columns[0]), ((Timestamp) columns[1]).toInstant());
        }
        return since;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public void find(Search search, Consumer<Event> each) {
        List<EventRow> rows = portion(search, search.from(), "", "");
        while (!rows.isEmpty()) {
            rows.forEach(row -> each.accept(row.event()));
            EventRow last = rows.get(rows.size() - 1);
            rows = rows.size() < PORTION ? List.of() : portion(search, last.time, last.key.source, last.key.id);
        }
    }

    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    private List<EventRow> portion(Search search, Instant from, String source, String id) {
        return entityManager
                .createNativeQuery(FIND, EventRow.class)
                .setParameter(1, search.type())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(search.until()))
                .setParameter(4, source)
                .setParameter(5, id)
                .setParameter(6, search.stage().toString())
                .setParameter(7, Timestamp.from(search.quietSince()))
                .setParameter(8, search.attempts())
                .setParameter(9, texts(search.deciding()))
                .setParameter(10, PORTION)
                .getResultList();
    }

    private static String[] texts(Collection<StageName> stages) {
        return stages.stream().map(StageName::toString).toArray(String[]::new);
    }
}

package dev.penstock.persistence.ledger;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.claim.Claims;
import dev.penstock.event.Event;
import dev.penstock.ledger.RecordedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The ledger's events, read in portions, smaller ones with data; each portion goes on where the one before it ended. */
@ApplicationScoped
public class JpaRecordedEvents implements RecordedEvents {
    static final int PORTION = 200;
    static final int PORTION_WITHOUT_DATA = 1_000;

    private static final String ALL_COLUMNS = "*";

    /** Payloads are most of the ledger's bytes. */
    static final String WITHOUT_DATA = """
            source, id, type, time, content_type, attributes, correlation_source, correlation_id, causation_source,
            causation_id, traceparent, CAST('' AS bytea) AS payload, CAST(NULL AS text) AS claim,
            CAST(NULL AS integer) AS claim_bytes, CAST(NULL AS text) AS claim_sha256, status,
            CAST('[]' AS json) AS violations, message_id""";

    private static final String OF_TYPE = "type = ?1";
    private static final String ROOTS_OF_SOURCE = "source = ?1 AND causation_source IS NULL";
    private static final String NEWEST =
            "SELECT %s FROM event WHERE %s ORDER BY time DESC, source DESC, id DESC LIMIT ?2";

    private static final String GOING_ON = """
            SELECT %s FROM event
            WHERE %s AND time <= ?3 AND (time, source, id) < (?3, ?4, ?5)
            ORDER BY time DESC, source DESC, id DESC LIMIT ?2""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    private Claims claims;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected JpaRecordedEvents() {}

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets the other field
    JpaRecordedEvents(Claims claims) {
        this.claims = claims;
    }

    JpaRecordedEvents(EntityManager entityManager, Claims claims) {
        this.entityManager = entityManager;
        this.claims = claims;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public void newestOfType(String type, int limit, Consumer<Event> each) {
        ClaimCheck claimCheck = new ClaimCheck(claims, Integer.MAX_VALUE);
        int[] left = {limit};
        read(ALL_COLUMNS, OF_TYPE, type, Math.min(limit, PORTION), event -> {
            // large data is fetched event by event: only one is in memory at a time
            claimCheck.fetch(List.of(event)).forEach(each);
            left[0]--;
            return left[0] > 0;
        });
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public void newestWithoutData(String type, Predicate<Event> whileTrue) {
        read(WITHOUT_DATA, OF_TYPE, type, PORTION_WITHOUT_DATA, whileTrue);
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public void newestOfSource(String source, Predicate<Event> whileTrue) {
        read(WITHOUT_DATA, ROOTS_OF_SOURCE, source, PORTION_WITHOUT_DATA, whileTrue);
    }

    private void read(String columns, String which, String value, int size, Predicate<Event> whileTrue) {
        List<EventRow> rows = portion(columns, which, value, List.of(), size);
        while (!rows.isEmpty()) {
            for (EventRow row : rows) {
                if (!whileTrue.test(row.event())) {
                    return;
                }
            }
            rows = rows.size() < size ? List.of() : portion(columns, which, value, rows, size);
        }
    }

    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    private List<EventRow> portion(String columns, String which, String value, List<EventRow> before, int size) {
        var query = entityManager
                .createNativeQuery((before.isEmpty() ? NEWEST : GOING_ON).formatted(columns, which), EventRow.class)
                .setParameter(1, value)
                .setParameter(2, size);
        if (!before.isEmpty()) {
            EventRow last = before.get(before.size() - 1);
            query.setParameter(3, Timestamp.from(last.time))
                    .setParameter(4, last.key.source)
                    .setParameter(5, last.key.id);
        }
        return query.getResultList();
    }
}

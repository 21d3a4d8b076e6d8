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

/** The ledger's events, read in portions of {@value #PORTION}; each portion goes on where the one before it ended. */
@ApplicationScoped
public class JpaRecordedEvents implements RecordedEvents {
    static final int PORTION = 200;

    private static final String NEWEST = """
            SELECT * FROM event WHERE type = ?1
            ORDER BY time DESC, source DESC, id DESC LIMIT ?2""";

    private static final String GOING_ON = """
            SELECT * FROM event
            WHERE type = ?1 AND time <= ?3 AND (time, source, id) < (?3, ?4, ?5)
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
        List<EventRow> rows = portion(type, List.of(), Math.min(limit, PORTION));
        ClaimCheck claimCheck = new ClaimCheck(claims, Integer.MAX_VALUE);
        int left = limit;
        while (!rows.isEmpty()) {
            // large data is fetched event by event: only one is in memory at a time
            rows.forEach(row -> claimCheck.fetch(List.of(row.event())).forEach(each));
            left -= rows.size();
            rows = left <= 0 || rows.size() < PORTION ? List.of() : portion(type, rows, Math.min(left, PORTION));
        }
    }

    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    private List<EventRow> portion(String type, List<EventRow> before, int size) {
        var query = entityManager
                .createNativeQuery(before.isEmpty() ? NEWEST : GOING_ON, EventRow.class)
                .setParameter(1, type)
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

package dev.penstock.persistence.ledger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.event.EventKey;
import dev.penstock.ledger.EventStatus;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.ledger.Receipt;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.KeyColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger in PostgreSQL. Reads take part in no transaction and leave no connection behind. */
@ApplicationScoped
public class JpaLedger implements Ledger {
    private static final int ROOTS_MAX = 1_000;

    private static final String RECORDED_BY_THE_SAME_MESSAGE = """
            SELECT message_id
            FROM unnest(?::text[], ?::text[], ?::text[]) AS receipt (source, id, message_id)
            JOIN event USING (source, id, message_id)""";

    private static final String WITH_OFFSPRING = """
            WITH root AS (SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS root (source, id))
            SELECT event.* FROM root JOIN event USING (source, id)
            UNION ALL
            SELECT event.* FROM root JOIN event
                ON event.correlation_source = root.source AND event.correlation_id = root.id
            WHERE event.causation_source IS NOT NULL
            ORDER BY time, source, id""";

    private static final String NEWEST_ROOTS =
            "SELECT event FROM EventRow event WHERE event.causationSource IS NULL AND event.time < :before";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaLedger() {}

    JpaLedger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(MANDATORY)
    public Set<String> record(List<Receipt> receipts) {
        List<EventRow> rows = receipts.stream()
                .map(receipt -> EventRow.of(
                        new LedgerEntry(
                                receipt.event(),
                                receipt.violations().isEmpty() ? EventStatus.PUBLISHED : EventStatus.INVALID,
                                receipt.violations()),
                        receipt.messageId()))
                .toList();
        Set<String> recorded = new HashSet<>();
        EventTable.insert(entityManager, rows).forEach(recorded::add);
        List<Receipt> known = receipts.stream()
                .filter(receipt -> !recorded.contains(receipt.messageId()))
                .toList();
        if (!known.isEmpty()) {
            recorded.addAll(recordedBySameMessage(known));
        }
        return recorded;
    }

    private List<String> recordedBySameMessage(List<Receipt> receipts) {
        try (ColumnStatement query = ColumnStatement.on(entityManager, RECORDED_BY_THE_SAME_MESSAGE)) {
            return query.texts(receipts.stream()
                            .map(receipt -> receipt.event().key().source()))
                    .texts(receipts.stream()
                            .map(receipt -> receipt.event().key().id()))
                    .texts(receipts.stream().map(Receipt::messageId))
                    .rows(result -> result.getString(1));
        }
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public Optional<LedgerEntry> find(EventKey key) {
        return Optional.ofNullable(entityManager.find(EventRow.class, new EventRowKey(key)))
                .map(EventRow::entry);
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public Optional<LedgerEntry> findByClaim(String claimId) {
        return entityManager
                .createQuery("SELECT event FROM EventRow event WHERE event.claim = :claim", EventRow.class)
                .setParameter("claim", claimId)
                .getResultStream()
                .findFirst()
                .map(EventRow::entry);
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    public List<LedgerEntry> withOffspring(Collection<EventKey> roots) {
        KeyColumns keys = KeyColumns.of(roots);
        List<EventRow> rows = entityManager
                .createNativeQuery(WITH_OFFSPRING, EventRow.class)
                .setParameter(1, keys.sources())
                .setParameter(2, keys.ids())
                .getResultList();
        return rows.stream().map(EventRow::entry).toList();
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public List<LedgerEntry> newestRoots(@Nullable String source, Instant before, int limit) {
        if (limit < 1 || limit > ROOTS_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + ROOTS_MAX + ", found " + limit);
        }
        String ofSource = source == null ? "" : " AND event.key.source = :source";
        TypedQuery<EventRow> query = entityManager
                .createQuery(NEWEST_ROOTS + ofSource + " ORDER BY event.time DESC", EventRow.class)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (source != null) {
            query.setParameter("source", source);
        }
        return query.getResultList().stream().map(EventRow::entry).toList();
    }
}

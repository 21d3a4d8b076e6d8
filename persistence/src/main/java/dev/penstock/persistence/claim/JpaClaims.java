package dev.penstock.persistence.claim;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.claim.Claims;
import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.KeyColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims in PostgreSQL. Each portion is a query of its own that goes on where the one before it ended, and leaves no connection behind. */
@ApplicationScoped
public class JpaClaims implements Claims {
    private static final String PORTION = """
            SELECT source, id, number, bytes
            FROM unnest(CAST(?1 AS text[]), CAST(?2 AS text[])) AS owner (source, id)
            JOIN claim_part USING (source, id)""";

    private static final String GOING_ON = " WHERE (source, id, number) > (?3, ?4, ?5)";
    private static final String IN_ORDER = " ORDER BY source, id, number LIMIT " + ClaimParts.PORTION_PARTS;

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaClaims() {}

    JpaClaims(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public void read(Collection<EventKey> owners, Parts parts) {
        KeyColumns keys = KeyColumns.of(owners);
        List<?> portion = portion(keys, null);
        while (!portion.isEmpty()) {
            Object[] row = {};
            for (Object next : portion) {
                row = (Object[]) next;
                parts.next(new EventKey((String) row[0], (String) row[1]), (byte[]) row[3]);
            }
            portion = portion.size() < ClaimParts.PORTION_PARTS ? List.of() : portion(keys, row);
        }
    }

    private List<?> portion(KeyColumns keys, Object @Nullable [] last) {
        var query = entityManager
                .createNativeQuery(PORTION + (last == null ? "" : GOING_ON) + IN_ORDER)
                .setParameter(1, keys.sources())
                .setParameter(2, keys.ids());
        if (last != null) {
            query.setParameter(3, last[0]).setParameter(4, last[1]).setParameter(5, last[2]);
        }
        return query.getResultList();
    }
}

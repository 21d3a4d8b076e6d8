package dev.penstock.persistence.audit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;

/** What operators did, in PostgreSQL. */
@ApplicationScoped
public class JpaAuditTrail implements AuditTrail {
    private static final String INSERT = """
            INSERT INTO audit (time, who, what, on_what, details)
            SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::json[])""";

    /** A parameter that is null comes without a type, hence the casts. */
    private static final String NEWEST = """
            SELECT * FROM audit
            WHERE who = COALESCE(CAST(? AS text), who)
              AND what = COALESCE(CAST(? AS text), what)
              AND on_what = COALESCE(CAST(? AS text), on_what)
              AND time >= COALESCE(CAST(? AS timestamptz), '-infinity')
              AND number < COALESCE(CAST(? AS bigint), 9223372036854775807)
            ORDER BY number DESC LIMIT ?""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaAuditTrail() {}

    public JpaAuditTrail(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(MANDATORY)
    public void add(AuditEntry entry) {
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            insert.instants(Stream.of(entry.time()))
                    .texts(Stream.of(entry.who()))
                    .texts(Stream.of(entry.what()))
                    .texts(Stream.of(entry.on()))
                    .json(Stream.of(Json.write(entry.details())))
                    .run();
        }
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings({"unchecked", "NullAway"
    }) // a native query names its class and is not typed; a parameter may be null
    public List<Kept> newest(Query query) {
        List<AuditRow> rows = entityManager
                .createNativeQuery(NEWEST, AuditRow.class)
                .setParameter(1, query.who())
                .setParameter(2, query.what())
                .setParameter(3, query.on())
                .setParameter(4, query.since() == null ? null : Timestamp.from(query.since()))
                .setParameter(5, query.before())
                .setParameter(6, query.limit())
                .getResultList();
        return rows.stream().map(AuditRow::kept).toList();
    }
}

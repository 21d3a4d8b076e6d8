package dev.penstock.persistence.model;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.audit.AuditTrail;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.alias.AliasMove;
import dev.penstock.model.alias.AliasStore;
import dev.penstock.model.alias.MovedAliases;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Stamp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

/** Moves of aliases in PostgreSQL. A change has a transaction of its own with its audit entry, so that what is returned is what stands. */
@ApplicationScoped
public class JpaAliasStore implements AliasStore {
    private static final String MOVES = """
            SELECT model, alias, version, defined, previous, changed_at, changed_by FROM model_alias""";

    private static final String WRITE = """
            INSERT INTO model_alias (model, alias, version, defined, previous, changed_at, changed_by)
            SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[], ?::text[])
            ON CONFLICT (model, alias) DO UPDATE
            SET version = EXCLUDED.version, defined = EXCLUDED.defined, previous = EXCLUDED.previous,
                changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    private AuditTrail audit;

    @SuppressWarnings("NullAway.Init") // of the container's proxy
    protected JpaAliasStore() {}

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets the other field
    JpaAliasStore(AuditTrail audit) {
        this.audit = audit;
    }

    JpaAliasStore(EntityManager entityManager, AuditTrail audit) {
        this.entityManager = entityManager;
        this.audit = audit;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public long stamp() {
        return stampRow().read();
    }

    /** Should a change come between the queries, the stamp, read first, is the older: the next look sees the newer one. */
    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query is not typed
    public MovedAliases read() {
        long stamp = stamp();
        List<Object[]> rows = entityManager.createNativeQuery(MOVES).getResultList();
        return new MovedAliases(stamp, rows.stream().map(JpaAliasStore::move).toList());
    }

    private static AliasMove move(Object[] row) {
        return new AliasMove(
                (String) row[0],
                ModelAlias.of((String) row[1]).orElseThrow(),
                (Integer) row[2],
                (Integer) row[3],
                (Integer) row[4],
                ((java.sql.Timestamp) row[5]).toInstant(),
                (String) row[6]);
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public MovedAliases change(Function<MovedAliases, Change> change) {
        stampRow().lock();
        MovedAliases before = read();
        Change decided = change.apply(before);
        write(decided.moves().moves().stream()
                .filter(move -> !before.moves().contains(move))
                .toList());
        MovedAliases after = decided.moves().stamped(before.stamp() + 1);
        stampRow().write(after.stamp());
        audit.add(decided.entry());
        return after;
    }

    private void write(List<AliasMove> moves) {
        try (ColumnStatement write = ColumnStatement.on(entityManager, WRITE)) {
            write.texts(moves.stream().map(AliasMove::model))
                    .texts(moves.stream().map(move -> move.alias().word()))
                    .integers(moves.stream().map(AliasMove::version))
                    .integers(moves.stream().map(AliasMove::defined))
                    .integers(moves.stream().map(AliasMove::previous))
                    .instants(moves.stream().map(AliasMove::at))
                    .texts(moves.stream().map(AliasMove::by))
                    .run();
        }
    }

    private Stamp stampRow() {
        return Stamp.of(entityManager, "model_alias_stamp");
    }
}

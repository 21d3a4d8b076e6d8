package dev.penstock.persistence.model;

import dev.penstock.audit.AuditTrail;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.alias.AliasMove;
import dev.penstock.model.alias.AliasStore;
import dev.penstock.model.alias.MovedAliases;
import dev.penstock.persistence.audit.JpaAuditedStore;
import dev.penstock.persistence.column.ColumnStatement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;

/** Moves of aliases in PostgreSQL. */
@ApplicationScoped
public class JpaAliasStore extends JpaAuditedStore<MovedAliases> implements AliasStore {
    private static final String MOVES = """
            SELECT model, alias, version, defined, previous, changed_at, changed_by FROM model_alias""";

    private static final String WRITE = """
            INSERT INTO model_alias (model, alias, version, defined, previous, changed_at, changed_by)
            SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[], ?::text[])
            ON CONFLICT (model, alias) DO UPDATE
            SET version = EXCLUDED.version, defined = EXCLUDED.defined, previous = EXCLUDED.previous,
                changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by""";

    /** Of the container's proxy. */
    protected JpaAliasStore() {}

    @Inject
    JpaAliasStore(AuditTrail audit) {
        super(audit);
    }

    JpaAliasStore(EntityManager entityManager, AuditTrail audit) {
        super(entityManager, audit);
    }

    @Override
    protected String stampTable() {
        return "model_alias_stamp";
    }

    @Override
    @SuppressWarnings("unchecked") // a native query is not typed
    protected MovedAliases read(EntityManager from, long stamp) {
        List<Object[]> rows = from.createNativeQuery(MOVES).getResultList();
        return new MovedAliases(stamp, rows.stream().map(JpaAliasStore::move).toList());
    }

    private static AliasMove move(Object[] row) {
        return new AliasMove(
                (String) row[0],
                ModelAlias.of((String) row[1]).orElseThrow(),
                (Integer) row[2],
                (Integer) row[3],
                (Integer) row[4],
                ((Timestamp) row[5]).toInstant(),
                (String) row[6]);
    }

    @Override
    protected void write(EntityManager to, MovedAliases before, MovedAliases after) {
        List<AliasMove> changed = after.moves().stream()
                .filter(move -> !before.moves().contains(move))
                .toList();
        try (ColumnStatement write = ColumnStatement.on(to, WRITE)) {
            write.texts(changed.stream().map(AliasMove::model))
                    .texts(changed.stream().map(move -> move.alias().word()))
                    .integers(changed.stream().map(AliasMove::version))
                    .integers(changed.stream().map(AliasMove::defined))
                    .integers(changed.stream().map(AliasMove::previous))
                    .instants(changed.stream().map(AliasMove::at))
                    .texts(changed.stream().map(AliasMove::by))
                    .run();
        }
    }
}

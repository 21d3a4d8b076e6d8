package dev.penstock.persistence.decision;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.decision.Decision;
import dev.penstock.decision.Decisions;
import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Json;
import dev.penstock.persistence.column.KeyColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decisions in PostgreSQL. Reads take part in no transaction and leave no connection behind. */
@ApplicationScoped
public class JpaDecisions implements Decisions {
    private static final String INSERT = """
            INSERT INTO decision (pipeline, subject_source, subject_id, event_source, event_id, verdict, grade, reasons, scores,
                                  work_version, decided_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::json[],
                                 ?::json[],
                                 ?::text[], ?::timestamptz[])
            ON CONFLICT (subject_source, subject_id, pipeline) DO NOTHING""";

    /** A statement of its own: only a later one sees what a concurrent transaction has committed meanwhile. */
    private static final String STANDING = """
            SELECT event_source, event_id
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS taken (pipeline, subject_source, subject_id, event_source, event_id)
            JOIN decision USING (pipeline, subject_source, subject_id, event_source, event_id)""";

    private static final String ABOUT = """
            SELECT decision.*
            FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS subject (subject_source, subject_id)
            JOIN decision USING (subject_source, subject_id)
            ORDER BY decided_at, subject_source, subject_id, pipeline""";

    /** As in the ledger: the same order everywhere, so that nobody waits in a circle. */
    private static final Comparator<Decision> BY_KEY =
            Comparator.comparing(Decision::subject).thenComparing(Decision::pipeline);

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaDecisions() {}

    JpaDecisions(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(MANDATORY)
    public Set<EventKey> take(List<Decision> unsorted) {
        List<Decision> decisions = unsorted.stream().sorted(BY_KEY).toList();
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            keys(insert, decisions)
                    .texts(decisions.stream()
                            .map(decision -> decision.ruling().verdict().word()))
                    .texts(decisions.stream().map(decision -> decision.ruling().grade()))
                    .json(decisions.stream()
                            .map(decision -> Json.write(decision.ruling().reasons())))
                    .json(decisions.stream().map(decision -> Json.write(decision.scores())))
                    .texts(decisions.stream().map(Decision::workVersion))
                    .instants(decisions.stream().map(Decision::decidedAt))
                    .run();
        }
        try (ColumnStatement standing = ColumnStatement.on(entityManager, STANDING)) {
            return new HashSet<>(
                    keys(standing, decisions).rows(row -> new EventKey(row.getString(1), row.getString(2))));
        }
    }

    private static ColumnStatement keys(ColumnStatement statement, List<Decision> decisions) {
        return statement
                .texts(decisions.stream().map(Decision::pipeline))
                .texts(decisions.stream().map(decision -> decision.subject().source()))
                .texts(decisions.stream().map(decision -> decision.subject().id()))
                .texts(decisions.stream().map(decision -> decision.event().source()))
                .texts(decisions.stream().map(decision -> decision.event().id()));
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    public List<Decision> about(Collection<EventKey> subjects) {
        KeyColumns keys = KeyColumns.of(subjects);
        List<DecisionRow> rows = entityManager
                .createNativeQuery(ABOUT, DecisionRow.class)
                .setParameter(1, keys.sources())
                .setParameter(2, keys.ids())
                .getResultList();
        return rows.stream().map(DecisionRow::decision).toList();
    }
}

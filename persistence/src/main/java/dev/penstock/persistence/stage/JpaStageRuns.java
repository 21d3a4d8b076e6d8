package dev.penstock.persistence.stage;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Json;
import dev.penstock.persistence.column.KeyColumns;
import dev.penstock.persistence.ledger.EventRow;
import dev.penstock.persistence.ledger.EventTable;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.StageRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Stage runs in PostgreSQL. Reads take part in no transaction and leave no connection behind: a model may run next. */
@ApplicationScoped
public class JpaStageRuns implements StageRuns {
    private static final String INSERT = """
            INSERT INTO stage_run (stage, input_source, input_id, output_source, output_id, work_version, scores,
                                   attempts, duration_ns, completed_at, input_tokens, output_tokens, price, currency)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::json[],
                                 ?::integer[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::numeric[],
                                 ?::text[])
            ON CONFLICT (input_source, input_id, stage) DO NOTHING""";

    private static final String ON_INPUTS = """
            SELECT stage_run.*, event.*
            FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS input (input_source, input_id)
            JOIN stage_run USING (input_source, input_id)
            JOIN event ON event.source = output_source AND event.id = output_id""";

    /** As in the ledger: the same order everywhere, so that nobody waits in a circle. */
    private static final Comparator<StageRun> BY_KEY =
            Comparator.comparing(StageRun::input).thenComparing(StageRun::stage);

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaStageRuns() {}

    JpaStageRuns(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public Map<EventKey, Event> outputs(StageName stage, Collection<EventKey> inputs) {
        Map<EventKey, Event> outputs = new LinkedHashMap<>();
        Query query = entityManager
                .createNativeQuery(ON_INPUTS + " WHERE stage = ?", StageRunRow.WITH_OUTPUT)
                .setParameter(3, stage.toString());
        forEach(query, inputs, (run, output) -> outputs.put(run.input(), output.event()));
        return outputs;
    }

    @Override
    @Transactional(MANDATORY)
    public void record(List<StageRun> unsorted) {
        List<StageRun> runs = unsorted.stream().sorted(BY_KEY).toList();
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            insert.texts(runs.stream().map(run -> run.stage().toString()))
                    .texts(runs.stream().map(run -> run.input().source()))
                    .texts(runs.stream().map(run -> run.input().id()))
                    .texts(runs.stream().map(run -> run.output().key().source()))
                    .texts(runs.stream().map(run -> run.output().key().id()))
                    .texts(runs.stream().map(StageRun::workVersion))
                    .json(runs.stream().map(run -> Json.write(run.scores())))
                    .integers(runs.stream().map(StageRun::attempts))
                    .longs(runs.stream().map(run -> run.duration().toNanos()))
                    .instants(runs.stream().map(StageRun::completedAt))
                    .longs(runs.stream().map(run -> run.tokens().inputTokens()))
                    .longs(runs.stream().map(run -> run.tokens().outputTokens()))
                    .decimals(runs.stream().map(StageRun::price).map(price -> price == null ? null : price.amount()))
                    .texts(runs.stream().map(StageRun::price).map(price -> price == null ? null : price.currency()))
                    .run();
        }
        EventTable.enterOutputs(
                entityManager, runs.stream().map(StageRun::output).toList());
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public List<StageRun> on(Collection<EventKey> inputs) {
        List<StageRun> runs = new ArrayList<>();
        Query query = entityManager.createNativeQuery(
                ON_INPUTS + " ORDER BY completed_at, input_source, input_id, stage", StageRunRow.WITH_OUTPUT);
        forEach(query, inputs, (run, output) -> runs.add(run.run(output.event())));
        return runs;
    }

    private static void forEach(Query query, Collection<EventKey> inputs, BiConsumer<StageRunRow, EventRow> action) {
        KeyColumns keys = KeyColumns.of(inputs);
        query.setParameter(1, keys.sources()).setParameter(2, keys.ids());
        for (Object row : query.getResultList()) {
            Object[] entities = (Object[]) row;
            action.accept((StageRunRow) entities[0], (EventRow) entities[1]);
        }
    }
}

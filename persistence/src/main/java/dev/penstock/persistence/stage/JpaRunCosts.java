package dev.penstock.persistence.stage;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.KeyColumns;
import dev.penstock.stage.RunCost;
import dev.penstock.stage.RunCosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What runs took, added up by PostgreSQL: no run is read. */
@ApplicationScoped
public class JpaRunCosts implements RunCosts {
    private static final String SUMS = """
            SELECT stage, count(*), CAST(sum(duration_ns) AS bigint)
            FROM input JOIN stage_run USING (input_source, input_id)
            GROUP BY stage ORDER BY stage""";

    private static final String ON = """
            WITH input AS (SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS input (input_source, input_id))
            """ + SUMS;

    private static final String ON_AND_AFTER = """
            WITH root AS (SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS root (source, id)),
            input (input_source, input_id) AS (
                SELECT source, id FROM root
                UNION ALL
                SELECT event.source, event.id FROM root JOIN event
                    ON event.correlation_source = root.source AND event.correlation_id = root.id
                WHERE event.causation_source IS NOT NULL)
            """ + SUMS;

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaRunCosts() {}

    JpaRunCosts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public List<RunCost> costsOn(Collection<EventKey> events) {
        return costs(ON, events);
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    public List<RunCost> costsOnAndAfter(Collection<EventKey> roots) {
        return costs(ON_AND_AFTER, roots);
    }

    private List<RunCost> costs(String sql, Collection<EventKey> events) {
        KeyColumns keys = KeyColumns.of(events);
        List<RunCost> costs = new ArrayList<>();
        for (Object row : entityManager
                .createNativeQuery(sql)
                .setParameter(1, keys.sources())
                .setParameter(2, keys.ids())
                .getResultList()) {
            Object[] columns = (Object[]) row;
            costs.add(new RunCost(
                    (String) columns[0],
                    ((Number) columns[1]).longValue(),
                    Duration.ofNanos(((Number) columns[2]).longValue())));
        }
        return costs;
    }
}

package dev.penstock.persistence.rejection;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.penstock.persistence.column.ColumnStatement;
import dev.penstock.persistence.column.Json;
import dev.penstock.rejection.RejectedRequest;
import dev.penstock.rejection.RejectedRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refused requests in PostgreSQL. */
@ApplicationScoped
public class JpaRejectedRequests implements RejectedRequests {
    private static final String INSERT = """
            INSERT INTO rejected_request (time, source, code, status, detail, client_address, trace_id, method, headers,
                                          body_bytes, body_sha256, alike, diagnoses)
            SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::json[], ?::bigint[], ?::text[], ?::bigint[], ?::json[])""";

    /** A parameter that is null comes without a type, hence the casts. */
    private static final String NEWEST = """
            SELECT * FROM rejected_request
            WHERE source = COALESCE(CAST(? AS text), source)
              AND code = COALESCE(CAST(? AS text), code)
              AND time >= COALESCE(CAST(? AS timestamptz), '-infinity')
            ORDER BY time DESC, number DESC LIMIT ?""";

    private static final String FIND = "SELECT * FROM rejected_request WHERE number = ?";

    /** Rows that another server forgets at the same time are skipped. */
    private static final String PURGE = """
            DELETE FROM rejected_request WHERE number IN (
                SELECT number FROM rejected_request WHERE number IN (
                    SELECT number FROM (
                        SELECT number, time, row_number() OVER (PARTITION BY source ORDER BY number DESC) AS place
                        FROM rejected_request) AS placed
                    WHERE place > ? OR time < ?
                    ORDER BY number LIMIT ?)
                FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext(unitName = "penstock")
    private EntityManager entityManager;

    @SuppressWarnings("NullAway.Init") // the container sets the field
    protected JpaRejectedRequests() {}

    JpaRejectedRequests(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public void add(List<RejectedRequest> requests) {
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            insert.instants(requests.stream().map(RejectedRequest::time))
                    .texts(requests.stream().map(RejectedRequest::source))
                    .texts(requests.stream().map(RejectedRequest::code))
                    .integers(requests.stream().map(RejectedRequest::status))
                    .texts(requests.stream().map(request -> storable(request.detail())))
                    .texts(requests.stream().map(RejectedRequest::clientAddress))
                    .texts(requests.stream().map(RejectedRequest::traceId))
                    .texts(requests.stream().map(request -> storable(request.method())))
                    .json(requests.stream().map(request -> Json.write(request.headers())))
                    .longs(requests.stream().map(RejectedRequest::bodyBytes))
                    .texts(requests.stream().map(RejectedRequest::bodySha256))
                    .longs(requests.stream().map(RejectedRequest::alike))
                    .json(requests.stream().map(request -> Json.write(RejectedRequestRow.columns(request.diagnoses()))))
                    .run();
        }
    }

    /** PostgreSQL's text has no character 0. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings({"unchecked", "NullAway"
    }) // a native query names its class and is not typed; a parameter may be null
    public List<Kept> newest(Query query) {
        Timestamp since = query.since() == null ? null : Timestamp.from(query.since());
        List<RejectedRequestRow> rows = entityManager
                .createNativeQuery(NEWEST, RejectedRequestRow.class)
                .setParameter(1, query.source())
                .setParameter(2, query.code())
                .setParameter(3, since)
                .setParameter(4, query.limit())
                .getResultList();
        return rows.stream().map(RejectedRequestRow::kept).toList();
    }

    @Override
    @Transactional(NOT_SUPPORTED)
    @SuppressWarnings("unchecked") // a native query names its class, and is not typed
    public Optional<Kept> find(long number) {
        List<RejectedRequestRow> rows = entityManager
                .createNativeQuery(FIND, RejectedRequestRow.class)
                .setParameter(1, number)
                .getResultList();
        return rows.stream().map(RejectedRequestRow::kept).findFirst();
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public int purge(int perSourceMax, Instant before, int limit) {
        return entityManager
                .createNativeQuery(PURGE)
                .setParameter(1, perSourceMax)
                .setParameter(2, Timestamp.from(before))
                .setParameter(3, limit)
                .executeUpdate();
    }
}

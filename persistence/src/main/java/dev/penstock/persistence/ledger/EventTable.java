package dev.penstock.persistence.ledger;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.EventStatus;
import dev.penstock.ledger.LedgerEntry;
import dev.penstock.persistence.claim.ClaimParts;
import dev.penstock.persistence.column.ColumnStatement;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enters events into table {@code event}, in one round trip however many there are; only large data needs further ones. */
public final class EventTable {
    private static final String INSERT = """
            INSERT INTO event (source, id, type, time, content_type, attributes, correlation_source, correlation_id,
                               causation_source, causation_id, traceparent, payload, claim, claim_bytes, claim_sha256, status,
                               violations, message_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::json[], ?::text[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::integer[], ?::text[],
                                 ?::text[], ?::json[], ?::text[])
            ON CONFLICT (source, id) DO NOTHING
            RETURNING source, id, message_id""";

    /** Transactions that enter the same events do so in the same order: they wait for each other and never in a circle. */
    private static final Comparator<EventRow> BY_KEY = Comparator.comparing(row -> row.key.key());

    private EventTable() {}

    /** Enters what stages published; an event that is there already stays as it is. */
    public static void enterOutputs(EntityManager entityManager, Collection<Event> outputs) {
        insert(
                entityManager,
                outputs.stream()
                        .map(output -> EventRow.of(new LedgerEntry(output, EventStatus.PUBLISHED, List.of()), null))
                        .toList());
    }

    /** The message ids of the rows that were not there yet; with each such row goes the data that it has a claim to. */
    static List<@Nullable String> insert(EntityManager entityManager, Collection<EventRow> unsorted) {
        List<EventRow> rows = unsorted.stream().sorted(BY_KEY).toList();
        List<Entered> entered = insertSorted(entityManager, rows);
        Set<Entered> fresh = new HashSet<>(entered);
        for (EventRow row : rows) {
            byte[] left = row.left;
            if (left != null && fresh.remove(new Entered(row.key.key(), row.messageId))) {
                ClaimParts.insert(entityManager, row.key.key(), left);
            }
        }
        return entered.stream().<@Nullable String>map(Entered::messageId).toList();
    }

    private static List<Entered> insertSorted(EntityManager entityManager, List<EventRow> rows) {
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            return insert.texts(rows.stream().map(row -> row.key.source))
                    .texts(rows.stream().map(row -> row.key.id))
                    .texts(rows.stream().map(row -> row.type))
                    .instants(rows.stream().map(row -> row.time))
                    .texts(rows.stream().map(row -> row.contentType))
                    .json(rows.stream().map(row -> row.attributes))
                    .texts(rows.stream().map(row -> row.correlationSource))
                    .texts(rows.stream().map(row -> row.correlationId))
                    .texts(rows.stream().map(row -> row.causationSource))
                    .texts(rows.stream().map(row -> row.causationId))
                    .texts(rows.stream().map(row -> row.traceparent))
                    .bytes(rows.stream().map(row -> row.payload))
                    .texts(rows.stream().map(row -> row.claim))
                    .integers(rows.stream().map(row -> row.claimBytes))
                    .texts(rows.stream().map(row -> row.claimSha256))
                    .texts(rows.stream().map(row -> row.status))
                    .json(rows.stream().map(row -> row.violations))
                    .texts(rows.stream().map(row -> row.messageId))
                    .rows(result ->
                            new Entered(new EventKey(result.getString(1), result.getString(2)), result.getString(3)));
        }
    }

    /** A row that was not there yet, and the message that brought it. */
    private record Entered(EventKey key, @Nullable String messageId) {}
}

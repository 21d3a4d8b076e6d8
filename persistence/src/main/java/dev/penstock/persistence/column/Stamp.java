package dev.penstock.persistence.column;

import jakarta.persistence.EntityManager;
import java.util.stream.Stream;

/**
 * The one row of a table of its own, with a number that moves with every change of what it stands for. Whoever changes that locks the
 * row first, so that changes come one after the other; whoever has read it sees by one small question whether it has changed since.
 */
public final class Stamp {
    private final EntityManager entityManager;
    private final String query;
    private final String update;

    private Stamp(EntityManager entityManager, String table) {
        this.entityManager = entityManager;
        this.query = "SELECT stamp FROM " + table;
        this.update = "UPDATE " + table + " SET stamp = given.stamp FROM unnest(?::bigint[]) AS given (stamp)";
    }

    /** @param table with a column {@code stamp} and one row */
    public static Stamp of(EntityManager entityManager, String table) {
        return new Stamp(entityManager, table);
    }

    public long read() {
        return ((Number) entityManager.createNativeQuery(query).getSingleResult()).longValue();
    }

    /** Waits until nobody else changes what it stands for, and keeps others waiting until the transaction ends. */
    public void lock() {
        try (ColumnStatement lock = ColumnStatement.on(entityManager, query + " FOR UPDATE")) {
            lock.rows(row -> row.getLong(1));
        }
    }

    public void write(long stamp) {
        try (ColumnStatement write = ColumnStatement.on(entityManager, update)) {
            write.longs(Stream.of(stamp)).run();
        }
    }
}

package dev.penstock.persistence.column;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement about many rows whose parameters are columns: each is sent as one PostgreSQL array, to be read with
 * {@code unnest}. Any number of rows costs one round trip and one plan. It runs on the entity manager's own connection,
 * hence in the caller's transaction.
 *
 * <p>The columns are bound in the order of the calls. A statement is for one thread and one execution. Every method
 * throws {@link PersistenceException} when the database refuses.
 */
public final class ColumnStatement implements AutoCloseable {
    /** The most rows in a statement. */
    public static final int ROWS_MAX = 1_000;

    /** Reads one row of a result. */
    public interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final PreparedStatement statement;
    private int columns;

    private ColumnStatement(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** @throws IllegalStateException outside of a transaction, where there is no connection of the caller's */
    public static ColumnStatement on(EntityManager entityManager, String sql) {
        Connection connection = entityManager.unwrap(Connection.class);
        if (connection == null) {
            throw new IllegalStateException("writing needs a transaction, found none");
        }
        try {
            return new ColumnStatement(connection, connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public ColumnStatement texts(Stream<? extends @Nullable String> values) {
        return bind("text", values.toArray(String[]::new));
    }

    /** One value, the same for all rows. */
    public ColumnStatement text(String value) {
        try {
            columns++;
            statement.setString(columns, value);
            return this;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Cut to microseconds, which is all that the database keeps. */
    public ColumnStatement instants(Stream<Instant> values) {
        return bind("timestamptz", values.map(Instant::toString).toArray(String[]::new));
    }

    public ColumnStatement json(Stream<String> values) {
        return bind("json", values.toArray(String[]::new));
    }

    public ColumnStatement integers(Stream<? extends @Nullable Integer> values) {
        return bind("int4", values.toArray(Integer[]::new));
    }

    public ColumnStatement longs(Stream<Long> values) {
        return bind("int8", values.toArray(Long[]::new));
    }

    public ColumnStatement decimals(Stream<? extends @Nullable BigDecimal> values) {
        return bind("numeric", values.toArray(BigDecimal[]::new));
    }

    public ColumnStatement bytes(Stream<byte @Nullable []> values) {
        return bind("bytea", values.toArray(byte[][]::new));
    }

    private ColumnStatement bind(String type, Object[] values) {
        if (values.length > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "a statement takes " + ROWS_MAX + " rows at the most, found " + values.length);
        }
        try {
            Array array = connection.createArrayOf(type, values);
            columns++;
            statement.setArray(columns, array);
            return this;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement that answers nothing. */
    public void run() {
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement that answers rows. */
    public <T extends @Nullable Object> List<T> rows(RowReader<T> reader) {
        try (ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static PersistenceException failure(SQLException e) {
        return new PersistenceException("the database refused, SQL state " + e.getSQLState(), e);
    }
}

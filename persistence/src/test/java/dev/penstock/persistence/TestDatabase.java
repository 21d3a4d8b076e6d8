package dev.penstock.persistence;

import dev.penstock.persistence.migration.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, migrated, with the persistence unit of the product, and what the container does for a store: an entity
 * manager that any thread may use, bound to the thread's transaction, or to one call where there is none.
 */
public final class TestDatabase {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final EntityManagerFactory UNIT = unit();
    private static final ThreadLocal<@Nullable EntityManager> IN_TRANSACTION = new ThreadLocal<>();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EntityManagerFactory unit() {
        new Migrations(POSTGRES.getPostgresDatabase()).migrate();
        return Persistence.createEntityManagerFactory(
                "penstock",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.jdbc.driver", "org.postgresql.Driver",
                        "jakarta.persistence.jdbc.url", POSTGRES.getJdbcUrl("postgres", "postgres")));
    }

    /** A database of its own, with nothing in it. */
    public static DataSource empty(String name) {
        execute("DROP DATABASE IF EXISTS " + name);
        execute("CREATE DATABASE " + name);
        return as("postgres", name);
    }

    /** A database as its user {@code user} sees it. */
    public static DataSource as(String user, String database) {
        return POSTGRES.getDatabase(user, database);
    }

    public static void clear() {
        execute(
                "TRUNCATE event, claim_part, stage_run, failed_attempt, decision, rejected_request, schema_version, schema_settings,"
                        + " source_secret, audit, stage_subscription, model_alias");
        execute("UPDATE schema_registry SET stamp = stamp + 1, next_id = 1");
    }

    public static void execute(String sql) {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a container injects. */
    public static EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    EntityManager bound = IN_TRANSACTION.get();
                    try {
                        return method.invoke(bound == null ? UNIT.createEntityManager() : bound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Does the work in a transaction, and commits; rolls back when it throws. */
    public static <T> T committed(Supplier<T> work) {
        try (EntityManager entityManager = UNIT.createEntityManager()) {
            IN_TRANSACTION.set(entityManager);
            entityManager.getTransaction().begin();
            try {
                T result = work.get();
                entityManager.getTransaction().commit();
                return result;
            } finally {
                if (entityManager.getTransaction().isActive()) {
                    entityManager.getTransaction().rollback();
                }
            }
        } finally {
            IN_TRANSACTION.remove();
        }
    }

    public static void commit(Runnable work) {
        committed(() -> {
            work.run();
            return true;
        });
    }

    /** Does the work in a transaction, and rolls it back: the broker's part of it failed. */
    public static <T> T rolledBack(Supplier<T> work) {
        try (EntityManager entityManager = UNIT.createEntityManager()) {
            IN_TRANSACTION.set(entityManager);
            entityManager.getTransaction().begin();
            T result = work.get();
            entityManager.getTransaction().rollback();
            return result;
        } finally {
            IN_TRANSACTION.remove();
        }
    }
}

package dev.penstock.ejb.schema;

import dev.penstock.schema.registry.CurrentSchemas;
import dev.penstock.schema.registry.SchemaStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every two seconds, by one small query, whether another server has changed the registry. While the database is away the
 * schemas that are known go on serving.
 */
@Singleton
@DependsOn("Startup")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SchemaRefresh {
    private static final Logger LOG = System.getLogger(SchemaRefresh.class.getName());

    private final AtomicBoolean failing = new AtomicBoolean();

    @Inject
    private SchemaStore store;

    @Inject
    private CurrentSchemas schemas;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        try {
            if (schemas.refresh(store)) {
                LOG.log(Level.INFO, "The schema registry has changed; its newest versions serve now");
            }
            failing.set(false);
        } catch (RuntimeException e) {
            if (!failing.getAndSet(true)) {
                LOG.log(
                        Level.WARNING,
                        "The schema registry cannot be read, what is known of it serves on: {0}",
                        e.toString());
            }
        }
    }
}

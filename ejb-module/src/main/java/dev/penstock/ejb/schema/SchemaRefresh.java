package dev.penstock.ejb.schema;

import dev.penstock.ejb.refresh.RepeatedLook;
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

    private final RepeatedLook look =
            new RepeatedLook(LOG, "The schema registry cannot be read, what is known of it serves on");

    @Inject
    private SchemaStore store;

    @Inject
    private CurrentSchemas schemas;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        look.at(() -> {
            if (schemas.refresh(store)) {
                LOG.log(Level.INFO, "The schema registry has changed; its newest versions serve now");
            }
        });
    }
}

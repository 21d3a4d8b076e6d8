package dev.penstock.ejb.startup;

import dev.penstock.definitions.Definitions;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.persistence.migration.MigrationPolicy;
import dev.penstock.persistence.migration.Migrations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the database's schema up to date and warms the models up, before the container delivers the first message. What
 * fails here fails the deployment.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Resource(lookup = "jdbc/penstock")
    private DataSource database;

    @Inject
    @ConfigProperty(name = MigrationPolicy.CONFIG_KEY, defaultValue = "at-start")
    private String migrationPolicy;

    @Inject
    private Definitions definitions;

    @Inject
    private LoadedModels models;

    @PostConstruct
    void start() {
        new Migrations(database).atStart(MigrationPolicy.parse(migrationPolicy));
        models.warmUp();
        LOG.log(
                Level.INFO,
                "Penstock is ready: sources {0}, stages {1}, models {2}",
                definitions.sources().keySet(),
                definitions.stages().map(stage -> stage.name().toString()).toList(),
                definitions.models().values().stream()
                        .map(model -> model.version())
                        .toList());
    }
}

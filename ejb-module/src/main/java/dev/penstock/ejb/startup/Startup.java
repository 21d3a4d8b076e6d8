package dev.penstock.ejb.startup;

import dev.penstock.definitions.Definitions;
import dev.penstock.ejb.writeback.HttpWriteBacks;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.model.alias.AliasMove;
import dev.penstock.model.alias.AliasMoves;
import dev.penstock.persistence.migration.MigrationPolicy;
import dev.penstock.persistence.migration.Migrations;
import dev.penstock.schema.registry.Baseline;
import dev.penstock.schema.registry.CurrentSchemas;
import dev.penstock.schema.registry.SchemaStore;
import dev.penstock.source.CurrentSecrets;
import dev.penstock.source.SecretStore;
import dev.penstock.stage.Work;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the database's schema up to date, registers the definitions' schemas, learns which secrets have ended and which aliases were
 * moved and, beside that, warms the models up, before the container delivers the first message. What fails here fails the deployment.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Resource(lookup = "jdbc/penstock")
    private DataSource database;

    @Resource(lookup = "jms/penstock")
    private ConnectionFactory broker;

    @Resource
    private UserTransaction transaction;

    @Inject
    @ConfigProperty(name = MigrationPolicy.CONFIG_KEY, defaultValue = "at-start")
    private String migrationPolicy;

    @Inject
    private Definitions definitions;

    @Inject
    private SchemaStore schemaStore;

    @Inject
    private CurrentSchemas schemas;

    @Inject
    private SecretStore secretStore;

    @Inject
    private CurrentSecrets secrets;

    @Inject
    private LoadedModels models;

    @Inject
    private AliasMoves aliasMoves;

    @Inject
    private HttpWriteBacks writeBacks;

    @Resource
    private ManagedExecutorService executor;

    @PostConstruct
    void start() {
        CompletableFuture<Void> warm = executor.runAsync(models::warmUp);
        new Migrations(database).atStart(MigrationPolicy.parse(migrationPolicy));
        resolveInDoubtTransactions();
        Baseline.register(definitions.schemas().all(), schemaStore);
        schemas.refresh(schemaStore);
        secrets.refresh(secretStore);
        secrets.requireUsable();
        takeOverMovedAliases();
        definitions
                .stages()
                .flatMap(stage ->
                        stage.work() instanceof Work.Deliver deliver ? Stream.of(deliver.target()) : Stream.empty())
                .forEach(writeBacks::requireConfigured);
        warm.join();
        LOG.log(
                Level.INFO,
                "Penstock is ready: sources {0}, stages {1}, models {2}",
                definitions.sources().keySet(),
                definitions.stages().map(stage -> stage.name().toString()).toList(),
                models.loaded());
    }

    private void takeOverMovedAliases() {
        for (AliasMove over : aliasMoves.start()) {
            LOG.log(
                    Level.WARNING,
                    "{0} let alias {1} of model {2} mean version {3} at {4}; the definitions have changed since, and say what it means",
                    over.by(),
                    over.alias().word(),
                    over.model(),
                    over.version(),
                    over.at());
        }
    }

    /**
     * Takes both resources into one transaction. The server looks for what a crash left in doubt when its first such transaction
     * begins, and that must not wait for the next webhook: until then the events in question are invisible.
     */
    private void resolveInDoubtTransactions() {
        try {
            transaction.begin();
            try (jakarta.jms.Connection jms = broker.createConnection();
                    Session session = jms.createSession();
                    java.sql.Connection sql = database.getConnection()) {
                LOG.log(Level.DEBUG, "{0} and {1} take part in transactions", session, sql);
            }
            transaction.commit();
        } catch (JMSException | SQLException | NotSupportedException | SystemException e) {
            throw new IllegalStateException("broker and database cannot take part in one transaction", e);
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException e) {
            throw new IllegalStateException("a transaction without any work was not committed", e);
        }
    }
}

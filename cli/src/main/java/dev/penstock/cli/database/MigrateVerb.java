package dev.penstock.cli.database;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.persistence.migration.Migrations;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Migrates a database beforehand, by a user with more rights than the server's. */
@Command(
        name = "migrate",
        description =
                "Brings a database's schema up to date. The server needs penstock.database.migrate=beforehand then.",
        mixinStandardHelpOptions = true)
public final class MigrateVerb implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes the common options, also where they change nothing
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            required = true,
            description =
                    "user and password come from the URL or from PENSTOCK_DATABASE_USER and PENSTOCK_DATABASE_PASSWORD")
    private String url = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        DatabaseAccess access = ExternalDatabase.of(
                url, System.getenv("PENSTOCK_DATABASE_USER"), System.getenv("PENSTOCK_DATABASE_PASSWORD"));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(access.url());
        database.setUser(access.user());
        database.setPassword(access.password());
        try {
            int applied = new Migrations(database).migrate();
            spec.commandLine().getOut().println(applied == 0 ? "up to date" : applied + " migrations applied");
        } catch (FlywayException e) {
            throw new CommandFailure("the database cannot be migrated: " + e.getMessage(), e);
        }
        return 0;
    }
}

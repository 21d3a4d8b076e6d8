package dev.penstock.persistence.migration;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Brings a database's schema to the version that this program needs. To be called outside of a transaction: Flyway
 * has its own, and servers that start together wait for each other at its lock.
 */
public final class Migrations {
    private final Flyway flyway;

    public Migrations(DataSource database) {
        flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    /** Does at a server's start what {@code policy} says. */
    public void atStart(MigrationPolicy policy) {
        switch (policy) {
            case AT_START -> migrate();
            case BEFOREHAND -> requireCurrent();
        }
    }

    /** Applies what is missing, and says how many migrations that were. */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /**
     * Changes nothing. A database that is newer than this program is accepted: while servers are replaced one by one, the
     * old ones go on.
     *
     * @throws OutdatedSchema when migrations are missing, or others than this program's were applied
     */
    public void requireCurrent() {
        MigrationInfo[] missing = flyway.info().pending();
        if (missing.length > 0) {
            throw new OutdatedSchema("the database lacks "
                    + Arrays.stream(missing)
                            .map(migration -> "V" + migration.getVersion() + " (" + migration.getDescription() + ")")
                            .collect(Collectors.joining(", "))
                    + ": run 'penstock migrate', or set " + MigrationPolicy.CONFIG_KEY + " to "
                    + MigrationPolicy.AT_START.word());
        }
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            throw new OutdatedSchema("the database's schema is not this program's: "
                    + result.invalidMigrations.stream()
                            .map(invalid -> "V" + invalid.version + " " + invalid.errorDetails.errorMessage)
                            .collect(Collectors.joining("; ")));
        }
    }
}

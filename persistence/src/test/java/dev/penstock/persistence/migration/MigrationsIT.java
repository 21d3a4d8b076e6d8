package dev.penstock.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Migrations are applied once, whoever applies them and however often; a server that may not apply them says what is missing. */
class MigrationsIT {
    private final DataSource database = TestDatabase.empty("migrations");
    private final Migrations migrations = new Migrations(database);

    @Test
    void migratingTwiceIsHarmless() throws IOException {
        assertThat(migrations.migrate()).isEqualTo(all());
        assertThat(migrations.migrate()).isZero();
    }

    @Test
    void anEmptyDatabaseIsToldWhatItLacks() {
        assertThatThrownBy(migrations::requireCurrent)
                .isInstanceOf(OutdatedSchema.class)
                .hasMessageStartingWith("the database lacks V1 (events and what became of them)")
                .hasMessageContaining("V2 (")
                .hasMessageContaining("V3 (rejected request)")
                .hasMessageEndingWith(": run 'penstock migrate', or set penstock.database.migrate to at-start");
    }

    @Test
    void aMigratedDatabaseIsCurrent() {
        migrations.atStart(MigrationPolicy.AT_START);

        assertThatCode(() -> migrations.atStart(MigrationPolicy.BEFOREHAND)).doesNotThrowAnyException();
    }

    @Test
    void aServerThatMayOnlyReadAndInsertAcceptsWhatAnOperatorMigrated() throws SQLException {
        migrations.migrate();
        execute("DROP ROLE IF EXISTS server");
        execute("CREATE ROLE server LOGIN");
        execute("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO server");

        assertThatCode(() -> new Migrations(TestDatabase.as("server", "migrations")).requireCurrent())
                .doesNotThrowAnyException();
        execute("DROP OWNED BY server; DROP ROLE server");
    }

    @Test
    void anotherSchemaUnderTheSameVersionIsRefused() throws SQLException {
        migrations.migrate();
        execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");

        assertThatThrownBy(migrations::requireCurrent)
                .isInstanceOf(OutdatedSchema.class)
                .hasMessageStartingWith("the database's schema is not this program's: V1");
    }

    @Test
    void aDatabaseOfANewerProgramIsAccepted() throws SQLException {
        migrations.migrate();
        execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (1000, '1000', 'from the future', 'SQL', 'V1000__from_the_future.sql', 1, 'nobody', 1, true)");

        assertThatCode(migrations::requireCurrent).doesNotThrowAnyException();
        assertThat(migrations.migrate()).isZero();
    }

    @Test
    void ofServersThatStartTogetherOneMigrates() throws Exception {
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> start = () -> new Migrations(database).migrate();
            int applied = 0;
            for (Future<Integer> started : servers.invokeAll(Collections.nCopies(4, start))) {
                applied += started.get();
            }

            assertThat(applied).isEqualTo(all());
        } finally {
            servers.shutdownNow();
        }
    }

    /** How many migrations there are. */
    private static int all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return (int) files.count();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.penstock.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.home.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL from the class path: what was committed is there after a kill and after an orderly stop. */
class EmbeddedDatabaseIT {
    @TempDir
    private Path folder;

    @Test
    void committedRowsOutliveAKillAndARestartAndANewPassword() throws SQLException {
        Home home = Home.at(folder.resolve("ho me")).create();
        EmbeddedDatabase database = new EmbeddedDatabase(home, Ports.choose(27_000));
        ProcessHandle first = database.start();
        execute(database.access(), "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
        first.destroyForcibly();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !first.isAlive());

        database.start();
        execute(database.access(), "INSERT INTO kept VALUES (2)");
        database.stop();

        new HomeSecrets(home).put(HomeSecrets.DATABASE_PASSWORD, "it's new");
        database.start();
        try {
            assertThat(number(database.access(), "SELECT count(*) FROM kept")).isEqualTo(2);
            assertThat(number(
                            database.access(), "SELECT count(*) FROM pg_roles WHERE rolname = 'penstock' AND rolsuper"))
                    .as("Penstock is no superuser")
                    .isZero();
            assertThat(number(
                            database.access(),
                            "SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'on'"))
                    .isOne();
        } finally {
            database.stop();
        }
    }

    private static void execute(DatabaseAccess access, String... statements) throws SQLException {
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private static int number(DatabaseAccess access, String query) throws SQLException {
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}

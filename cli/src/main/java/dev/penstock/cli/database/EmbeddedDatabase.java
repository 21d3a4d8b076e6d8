package dev.penstock.cli.database;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.FolderTree;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.home.OwnerOnly;
import dev.penstock.cli.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL that runs from the home, on 127.0.0.1 only, with its durability settings as shipped. Its superuser is known to
 * this class alone; Penstock connects as the owner of one database.
 */
public final class EmbeddedDatabase {
    private static final String SUPERUSER = "postgres";
    private static final String NAME = "penstock";
    private static final String START_SECONDS_MAX = "60";
    private static final String STOP_SECONDS_MAX = "30";

    private final Home home;
    private final HomeSecrets secrets;
    private final int port;

    public EmbeddedDatabase(Home home, int port) {
        this.home = home;
        this.secrets = new HomeSecrets(home);
        this.port = port;
    }

    /** Starts it, creating it first when the home has none; returns when it takes connections. */
    public ProcessHandle start() {
        PostgresCommand postgres = new PostgresCommand(PostgresBinaries.in(home));
        if (!Files.exists(data())) {
            initialize(postgres);
        }
        LogTail.putAside(log());
        try {
            postgres.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-w",
                            "-t",
                            START_SECONDS_MAX,
                            "-D",
                            data().toString(),
                            "-l",
                            log().toString(),
                            "-o",
                            "-c listen_addresses=127.0.0.1 -c port=" + port + " -c unix_socket_directories="));
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    e.getMessage() + "\nthe last lines of " + log() + ":\n" + LogTail.of(log(), 15), e);
        }
        prepareRole();
        return postmaster();
    }

    /** Ends all sessions and stops. */
    public void stop() {
        new PostgresCommand(PostgresBinaries.in(home))
                .run("pg_ctl", List.of("stop", "-m", "fast", "-w", "-t", STOP_SECONDS_MAX, "-D", data().toString()));
    }

    public DatabaseAccess access() {
        return new DatabaseAccess(url(NAME), NAME, secrets.value(HomeSecrets.DATABASE_PASSWORD));
    }

    public Path log() {
        return home.logs().resolve("database.log");
    }

    private void initialize(PostgresCommand postgres) {
        Path draft = home.database().resolve("data.initializing");
        Path passwordFile = home.run().resolve("initdb-password");
        try {
            FolderTree.delete(draft);
            OwnerOnly.write(passwordFile, secrets.value(HomeSecrets.DATABASE_ADMIN_PASSWORD));
            postgres.run(
                    "initdb",
                    List.of(
                            "-D",
                            draft.toString(),
                            "-U",
                            SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            Files.move(draft, data());
        } catch (IOException e) {
            throw new CommandFailure("the database cannot be created in " + data() + ": " + e.getMessage(), e);
        } finally {
            delete(passwordFile);
        }
    }

    /** At every start, so that the role's password is always the secret's present value. */
    private void prepareRole() {
        try (Connection connection = DriverManager.getConnection(
                        url("postgres"), SUPERUSER, secrets.value(HomeSecrets.DATABASE_ADMIN_PASSWORD));
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            // a statement that fails is written to the log, and this one has the password in it
            statement.execute("SET log_min_error_statement = panic");
            statement.execute("ALTER ROLE " + NAME + " PASSWORD '"
                    + secrets.value(HomeSecrets.DATABASE_PASSWORD).replace("'", "''") + "'");
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            throw new CommandFailure("the embedded database's role cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(pid)
                    .orElseThrow(() -> new CommandFailure("PostgreSQL ended right after its start; see " + log()));
        } catch (IOException e) {
            throw new CommandFailure("PostgreSQL's process id cannot be read: " + e.getMessage(), e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Path data() {
        return home.database().resolve("data");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}

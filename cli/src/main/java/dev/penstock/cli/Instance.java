package dev.penstock.cli;

import dev.penstock.cli.database.EmbeddedDatabase;
import dev.penstock.cli.home.Endpoints;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.process.Ending;
import dev.penstock.cli.process.ProcessBook;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The processes that run from one home.
 *
 * @param home where their ids are kept
 */
record Instance(Home home) {
    static final String SERVER = "server";
    static final String BROKER = "broker";
    static final String DATABASE = "database";

    private static final Duration SERVER_GRACE = Duration.ofSeconds(30);
    private static final Duration BROKER_GRACE = Duration.ofSeconds(30);
    private static final Duration DATABASE_GRACE = Duration.ofSeconds(5);

    Optional<ProcessHandle> alive(String name) {
        return new ProcessBook(home).alive(name);
    }

    /** The names of the processes that live, in the order in which they are stopped. */
    List<String> alive() {
        List<String> names = new ArrayList<>(List.of(SERVER, BROKER, DATABASE));
        names.removeIf(name -> alive(name).isEmpty());
        return names;
    }

    /** Stops who sends before who receives; whether anything ran. */
    boolean stop(Consumer<String> report) {
        List<String> running = alive();
        for (String name : running) {
            stop(name, report);
        }
        if (Files.isDirectory(home.run())) {
            Endpoints.forget(home);
        }
        return !running.isEmpty();
    }

    void stop(String name, Consumer<String> report) {
        alive(name).ifPresent(process -> {
            switch (name) {
                case SERVER -> Ending.of(name, process, SERVER_GRACE, report);
                case BROKER -> Ending.of(name, process, BROKER_GRACE, report);
                default -> stopDatabase(process, report);
            }
            report.accept("stopped the " + name + " (pid " + process.pid() + ")");
        });
        if (Files.isDirectory(home.run())) {
            new ProcessBook(home).strike(name);
        }
    }

    /** SIGTERM would wait for sessions to end by themselves; pg_ctl ends them. */
    private void stopDatabase(ProcessHandle process, Consumer<String> report) {
        try {
            new EmbeddedDatabase(home, 0).stop();
        } catch (CommandFailure e) {
            report.accept(e.getMessage());
        }
        if (process.isAlive()) {
            Ending.of(DATABASE, process, DATABASE_GRACE, report);
        }
    }
}

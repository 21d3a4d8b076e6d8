package dev.penstock.cli;

import dev.penstock.cli.database.DatabaseChoice;
import dev.penstock.cli.home.Endpoints;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.StartLock;
import dev.penstock.cli.server.ServerKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts broker, database and server from a home; with --detach returns when they are ready, else stays until Ctrl-C. */
@Command(
        name = "up",
        description = "Starts broker, database and server, and waits until they are ready.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--detach", description = "return as soon as it is ready; stop it with `penstock down`")
    private boolean detach;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "of HTTP (default: 8080)")
    private int port;

    @Option(
            names = "--server",
            paramLabel = "KIND",
            defaultValue = "micro",
            description = "micro or payara (default: micro)")
    private String server = "micro";

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            description =
                    "an external PostgreSQL; user and password come from the URL or from PENSTOCK_DATABASE_USER and"
                            + " PENSTOCK_DATABASE_PASSWORD. It is remembered; `--db embedded` returns to the embedded one")
    private @Nullable String database;

    @Option(names = "--definitions", paramLabel = "DIR", description = "default: server-config/definitions")
    private @Nullable Path definitions;

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = "start this assembled WAR or EAR, with --broker-files")
    private @Nullable Path archive;

    @Option(names = "--broker-files", paramLabel = "DIR", description = "the broker's files that belong to --archive")
    private @Nullable Path brokerFiles;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        demandJava(Runtime.version().feature());
        Home home = common.home().create();
        try (StartLock lock = StartLock.of(home)) {
            Startup startup = new Startup(Installation.running(), home, ServerKind.named(server), port, this::say);
            DatabaseChoice choice = DatabaseChoice.of(home, database, System.getenv());
            startup.demandWork(choice);
            startup.start(choice, archives());
            print(Endpoints.of(home));
        }
        return detach ? 0 : stay(home);
    }

    static void demandJava(int found) {
        if (found < OLDEST_JAVA) {
            throw new CommandFailure("Java " + OLDEST_JAVA + " or newer is needed, found " + found + " at "
                    + System.getProperty("java.home") + ": point JAVA_HOME at another");
        }
    }

    private ReleaseChoice archives() {
        if ((archive == null) != (brokerFiles == null)) {
            throw new CommandFailure("--archive and --broker-files belong together: give both or neither");
        }
        return new ReleaseChoice(definitions, archive, brokerFiles);
    }

    private void print(Endpoints endpoints) {
        if (common.json()) {
            say(endpoints.json());
            return;
        }
        say("Penstock is ready");
        say("  webhooks  " + endpoints.http() + "/hooks/{source}");
        say("  API       " + endpoints.http() + "/api/v1/");
        say("  health    " + endpoints.http() + "/health/ready");
        say("  broker    " + endpoints.broker());
        say("  database  " + endpoints.database());
        if (endpoints.admin() != null) {
            say("  admin     " + endpoints.admin() + " (user admin; its password is in the home's secrets)");
        }
    }

    /** Until Ctrl-C, or until one of the processes ends by itself. */
    private int stay(Home home) {
        Instance instance = new Instance(home);
        say("Ctrl-C stops it");
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.set(true);
                            instance.stop(this::say);
                        },
                        "down"));
        CompletableFuture<?>[] exits = instance.alive().stream()
                .map(name -> instance.alive(name).orElseThrow().onExit())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.anyOf(exits).join();
        if (!stopping.get()) {
            say("one of the processes ended; see " + home.logs());
        }
        return 1;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

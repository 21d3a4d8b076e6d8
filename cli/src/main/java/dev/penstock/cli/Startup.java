package dev.penstock.cli;

import dev.penstock.cli.assembly.Release;
import dev.penstock.cli.broker.Broker;
import dev.penstock.cli.database.DatabaseAccess;
import dev.penstock.cli.database.DatabaseChoice;
import dev.penstock.cli.database.EmbeddedDatabase;
import dev.penstock.cli.home.Endpoints;
import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.home.HomeSettings;
import dev.penstock.cli.home.Ports;
import dev.penstock.cli.process.Awaiting;
import dev.penstock.cli.process.ProcessBook;
import dev.penstock.cli.process.RunningProcess;
import dev.penstock.cli.server.FullServer;
import dev.penstock.cli.server.MicroServer;
import dev.penstock.cli.server.Readiness;
import dev.penstock.cli.server.Server;
import dev.penstock.cli.server.ServerKind;
import dev.penstock.cli.server.ServerProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Brings up those of a home's processes that do not run: broker and database side by side, then the server. */
final class Startup {
    private static final Duration READY_MAX = Duration.ofMinutes(3);

    private final Installation installation;
    private final Home home;
    private final ServerKind kind;
    private final int port;
    private final Consumer<String> report;
    private final Instance instance;
    private final List<String> startedNow = new ArrayList<>();

    Startup(Installation installation, Home home, ServerKind kind, int port, Consumer<String> report) {
        this.installation = installation;
        this.home = home;
        this.kind = kind;
        this.port = port;
        this.report = report;
        this.instance = new Instance(home);
    }

    /**
     * Says what runs already, when only a part of the instance does.
     *
     * @throws CommandFailure when nothing is missing, or a stranger has the HTTP port
     */
    void demandWork(DatabaseChoice database) {
        List<String> alive = instance.alive();
        int whole = database.external().isPresent() ? 2 : 3;
        if (alive.contains(Instance.SERVER) && alive.size() >= whole) {
            throw new CommandFailure("Penstock already runs from " + home.root() + " (server pid "
                    + instance.alive(Instance.SERVER).orElseThrow().pid() + ", "
                    + Endpoints.of(home).http()
                    + "): stop it with ./penstock down, or use another folder with --home DIR");
        }
        for (String name : alive) {
            report.accept("the " + name + " runs already (pid "
                    + instance.alive(name).orElseThrow().pid() + "); starting what is missing");
        }
        if (!alive.contains(Instance.SERVER)) {
            Ports.demandFree(port, "HTTP", "choose another with --port, or stop who listens there");
        }
    }

    void start(DatabaseChoice database, ReleaseChoice choice) {
        Broker broker = new Broker(home, port("broker", 61616, Instance.BROKER));
        int databasePort = port("database", 54320, Instance.DATABASE);
        Release release = choice.release(installation, home, kind);
        try {
            CompletableFuture<Void> brokerStart = CompletableFuture.runAsync(() -> startBroker(broker, release));
            DatabaseAccess access =
                    await(CompletableFuture.supplyAsync(() -> start(database, databasePort)), brokerStart);
            new HomeSecrets(home).value(HomeSecrets.API_TOKEN);
            if (instance.alive(Instance.SERVER).isEmpty()) {
                startServer(release, broker, access);
            }
        } catch (RuntimeException e) {
            startedNow.forEach(name -> instance.stop(name, report));
            if (instance.alive().isEmpty()) {
                Endpoints.forget(home);
            }
            throw e;
        }
    }

    private void startBroker(Broker broker, Release release) {
        missing(Instance.BROKER, () -> {
            broker.configure(installation.brokerConfig(), release.brokerFiles());
            broker.start(handle -> enter(Instance.BROKER, handle));
        });
    }

    private DatabaseAccess start(DatabaseChoice choice, int databasePort) {
        return choice.external().orElseGet(() -> {
            EmbeddedDatabase embedded = new EmbeddedDatabase(home, databasePort);
            missing(Instance.DATABASE, () -> enter(Instance.DATABASE, embedded.start()));
            return embedded.access();
        });
    }

    private void startServer(Release release, Broker broker, DatabaseAccess access) {
        Server server = server();
        new Endpoints(http(), broker.url(), access.url(), server.admin().orElse(null)).save(home);
        ProcessHandle handle = server.start(
                release.archive(), ServerProperties.of(broker.port(), access, home.secrets(), System.getenv()));
        enter(Instance.SERVER, handle);
        Readiness readiness = new Readiness(http());
        new Awaiting(Instance.SERVER, handle, server.log())
                .until(() -> readiness.reached() && server.deployed(), READY_MAX);
    }

    private Server server() {
        return switch (kind) {
            case MICRO -> new MicroServer(home, installation, port);
            case PAYARA ->
                new FullServer(
                        home,
                        installation,
                        port,
                        port("admin", 4848, Instance.SERVER),
                        port("iiop", 3700, Instance.SERVER));
        };
    }

    private void missing(String name, Runnable start) {
        if (instance.alive(name).isEmpty()) {
            start.run();
        }
    }

    private synchronized void enter(String name, ProcessHandle handle) {
        new ProcessBook(home).enter(name, RunningProcess.of(handle));
        startedNow.add(0, name);
    }

    /** The port this home uses for a purpose: chosen once and kept; chosen anew only when a stranger took it meanwhile. */
    private int port(String purpose, int preferred, String owner) {
        HomeSettings settings = HomeSettings.of(home);
        Integer kept = settings.ports().get(purpose);
        if (kept != null && (instance.alive(owner).isPresent() || Ports.free(kept))) {
            return kept;
        }
        if (kept != null && instance.alive(Instance.SERVER).isPresent()) {
            throw new CommandFailure(
                    "port " + kept + " (" + purpose + ") is taken, and the running server looks for the " + owner
                            + " there: stop who listens on it, or run ./penstock down and up");
        }
        int chosen = Ports.choose(preferred);
        if (kept != null) {
            report.accept("port " + kept + " (" + purpose + ") is taken; this home uses " + chosen + " from now on");
        }
        settings.withPort(purpose, chosen).save(home);
        return chosen;
    }

    private static <T> T await(CompletableFuture<T> result, CompletableFuture<?> beside) {
        try {
            CompletableFuture.allOf(result, beside).join();
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private String http() {
        return "http://127.0.0.1:" + port;
    }
}

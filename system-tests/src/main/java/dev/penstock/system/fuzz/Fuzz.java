package dev.penstock.system.fuzz;

import dev.penstock.system.ExtraDefinitions;
import dev.penstock.system.FreePort;
import dev.penstock.system.Homes;
import dev.penstock.system.Instance;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fuzzes an instance of its own, prints what came back, and what should not have. */
public final class Fuzz {
    /** Until caches and pools have their size; these shots are judged too. */
    private static final int WARM_UP_SHARE = 10;

    private static final int WARM_UP_MAX = 30_000;

    /** After how many it says how far it is. */
    private static final long SLICE = 20_000;

    private static final int VALID_AFTERWARDS = 200;

    /** Numbers of shots that are not of the run. */
    private static final long AFTERWARDS = 1_000_000_000_000L;

    private final FuzzSettings settings;
    private final PrintStream out;
    private final Findings findings = new Findings();
    private final Acknowledged acknowledged = new Acknowledged();

    private Fuzz(FuzzSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Exits with 1 when something was found. */
    public static void main(String[] arguments) throws Exception {
        FuzzSettings settings;
        try {
            settings = FuzzSettings.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("penstock fuzz: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Fuzz(settings, System.out).run().isEmpty() ? 0 : 1);
    }

    /** For tests: how often each rule was broken, empty when none was. */
    public static Map<String, Long> run(long requests, long seed, String server, PrintStream out) throws Exception {
        return new Fuzz(
                        new FuzzSettings(
                                requests,
                                seed,
                                server,
                                FuzzSettings.DEFAULTS.connections(),
                                FuzzSettings.DEFAULTS.minutes(),
                                null),
                        out)
                .run();
    }

    private Map<String, Long> run() throws Exception {
        int port = FreePort.any();
        Instance penstock = new Instance(
                "fuzz-" + settings.server(),
                settings.server(),
                port,
                ExtraDefinitions.folder("system-tests/src/main/fuzz-definitions"),
                Map.of());
        Homes.remove(penstock.home());
        penstock.up();
        try {
            shoot(penstock, port);
        } finally {
            penstock.down();
        }
        out.println(findings.table());
        findings.violations().forEach((what, count) -> out.println(count + " x " + what));
        findings.examples().forEach(example -> out.println("  seed " + settings.seed() + ", " + example));
        out.println(findings.violations().isEmpty() ? "nothing was found" : "see server.log in " + penstock.home());
        return findings.violations();
    }

    private void shoot(Instance penstock, int port) throws Exception {
        long nowS = Instant.now().getEpochSecond();
        Senders senders = new Senders(
                penstock.secretFile("fz.secret"),
                penstock.secretFile("fz.standard.secret"),
                Senders.run(settings.seed(), nowS),
                () -> Instant.now().getEpochSecond());
        Generator generator = new Generator(
                settings.seed(),
                senders,
                new OtherRequests(penstock.secretFile("penstock.api.token"), penstock.secretFile("fz.token")));
        Volley volley = new Volley(port, settings.connections(), findings, acknowledged);
        if (settings.only() != null) {
            only(generator.shot(settings.only()), port);
            return;
        }
        // made when it is asked for first, which takes the server longer than anything that is judged
        penstock.get("/openapi");
        long pid = penstock.process("server").pid();
        ServerLog log = ServerLog.of(penstock.home());
        long warmUp = Math.min(WARM_UP_MAX, settings.requests() / WARM_UP_SHARE);

        volley.send(generator::shot, 0, warmUp);
        Vitals before = Vitals.of(pid);
        Instant start = Instant.now();
        long sent = warmUp;
        while (sent < settings.requests()
                && Duration.between(start, Instant.now()).toMinutes() < settings.minutes()) {
            long to = Math.min(sent + SLICE, settings.requests());
            volley.send(generator::shot, sent, to);
            sent = to;
            out.printf(
                    "%d sent after %d s, found so far: %s%n",
                    sent, Duration.between(start, Instant.now()).toSeconds(), findings.violations());
        }
        Duration took = Duration.between(start, Instant.now());
        volley.send(generator::validShot, AFTERWARDS, AFTERWARDS + VALID_AFTERWARDS);

        LedgerCheck ledger = new LedgerCheck(penstock.database(), senders, acknowledged);
        ledger.await();
        ledger.compare(number -> number >= AFTERWARDS ? generator.validShot(number) : generator.shot(number))
                .forEach(difference -> findings.violated("the ledger is not what was acknowledged", difference));
        Vitals after = Vitals.of(pid);
        after.grownSince(before).forEach(growth -> findings.violated("grown", growth));
        log.stackTraces().forEach(trace -> findings.violated("stack trace in the log", trace));

        out.printf(
                "%d requests, seed %d, server %s, %d connections: %.0f s, %.0f a second%n",
                sent,
                settings.seed(),
                settings.server(),
                settings.connections(),
                took.toMillis() / 1e3,
                (sent - warmUp) * 1e3 / Math.max(1, took.toMillis()));
        out.printf("acknowledged %d events, in the ledger %d%n", acknowledged.count(), ledger.rows());
        out.printf("after %d requests %s%nat the end %s%n", warmUp, before, after);
        out.printf("the server's log has %d KiB more%n%n", log.grownBytes() >> 10);
    }

    /** One shot and what came back, as they are. */
    private void only(Shot shot, int port) throws Exception {
        out.println("request " + shot.number() + " (" + shot.kind() + "), " + shot.expectation());
        out.println(new String(shot.bytes(), StandardCharsets.ISO_8859_1));
        try (Wire wire = new Wire(port)) {
            for (Answer answer : wire.send(shot)) {
                findings.answered(shot.kind(), answer.status());
                out.println(answer);
            }
        }
    }
}

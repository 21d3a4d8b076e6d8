package dev.penstock.system.bench;

import dev.penstock.system.BrokerQueue;
import dev.penstock.system.Checkout;
import dev.penstock.system.Database;
import dev.penstock.system.ExtraDefinitions;
import dev.penstock.system.FreePort;
import dev.penstock.system.Homes;
import dev.penstock.system.Instance;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Measures one instance on this machine: what the door accepts, how long an acknowledgement takes, how many events a second reach
 * their decision, and what share that is of what the broker, the server and the model manage alone.
 *
 * <p>The load, the database, the broker and the server share the machine, as they do on a laptop: absolute figures say
 * more about the machine than about Penstock.
 */
public final class Bench {
    private static final int BODY_BYTES = 2_048;
    private static final int LIMIT_SECONDS = 6;
    private static final int WARM_UP_EVENTS = 20_000;
    private static final int WARM_UP_PASSES_MAX = 20;
    private static final int WARM_UP_PASSES_WITHOUT_GAIN = 3;
    private static final double WARM_UP_GAIN_MIN = 1.03;
    private static final int CONNECTIONS = 64;
    private static final int ACCEPTED = 202;
    private static final int TRIVIAL_EVENTS = 20_000;
    private static final int COMMENTS = 2_000;
    private static final int AWAITED = 200;
    private static final int BACKLOG = 12_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PrintStream out;
    private final Instance penstock;
    private final int port;

    private Bench(PrintStream out, String server) throws Exception {
        this.out = out;
        port = FreePort.any();
        Path definitions = ExtraDefinitions.folder("system-tests/src/main/bench-definitions");
        penstock = new Instance("bench-" + server, server, port, definitions, Map.of());
    }

    /** Takes {@code micro} (the default) or {@code payara}. */
    public static void main(String[] arguments) throws Exception {
        new Bench(System.out, arguments.length > 0 ? arguments[0] : "micro").run();
    }

    private void run() throws Exception {
        Homes.remove(penstock.home());
        penstock.up();
        try {
            measure();
        } finally {
            penstock.down();
        }
    }

    private void measure() throws Exception {
        BenchEvents events = new BenchEvents(penstock.printed("secret", "bench"), port);
        Database database = penstock.database();
        warmUp(events, database);

        String password = penstock.secretFile("penstock.broker.admin.password");
        double brokerLimit =
                new BrokerLimit(penstock.brokerUrl(), "admin", password).measure(BODY_BYTES, LIMIT_SECONDS);
        double serverLimit = new Load(port, CONNECTIONS, 404)
                .send(events.toNobody(TRIVIAL_EVENTS))
                .perSecond();
        double modelLimit = new ModelLimit(Checkout.path("server-config/definitions")).measure(COMMENTS);
        out.printf("%nbroker alone, durable        %8.0f messages/s of %d bytes%n", brokerLimit, BODY_BYTES);
        out.printf("server alone, no such source %8.0f requests/s of the same size%n", serverLimit);
        out.printf("model alone                  %8.0f texts/s%n", modelLimit);

        Load.Outcome door = doorAlone(database, events.trivial("d-", TRIVIAL_EVENTS));
        out.printf(
                "%ndoor alone, nothing taken from the queue: %d events over %d connections%n",
                TRIVIAL_EVENTS, CONNECTIONS);
        print(door);
        Pass trivial = toTheEnd(database, "trivial", events.trivial("t-", TRIVIAL_EVENTS), CONNECTIONS);
        print("trivial stage", trivial);
        Pass comments = toTheEnd(database, "moderation", events.comments("c-", COMMENTS), 32);
        print("text moderation", comments);

        out.printf("%nmoderated while the sender waits, one after the other, %d events%n", AWAITED);
        print("nothing else to do", new AwaitedDecisions(port).ask(events.awaitedComments("q-", AWAITED)));
        print(BACKLOG + " others before them", besideABacklog(database, events));

        out.printf("%ndoor alone / broker alone    %8.2f%n", door.perSecond() / brokerLimit);
        out.printf("door alone / server alone    %8.2f%n", door.perSecond() / serverLimit);
        out.printf("accept / broker alone        %8.2f%n", trivial.acks().perSecond() / brokerLimit);
        out.printf("end to end / broker alone    %8.2f%n", trivial.decidedPerSecond() / brokerLimit);
        out.printf("moderated / model alone      %8.2f%n", comments.decidedPerSecond() / modelLimit);
    }

    /** Until a pass is no longer faster than the best before it: a fresh server spends much of its time compiling itself. */
    private void warmUp(BenchEvents events, Database database) throws Exception {
        toTheEnd(database, "moderation", events.comments("warm-c-", COMMENTS / 4), 32);
        double best = 0;
        int withoutGain = 0;
        for (int pass = 0; pass < WARM_UP_PASSES_MAX && withoutGain < WARM_UP_PASSES_WITHOUT_GAIN; pass++) {
            double rate = toTheEnd(
                            database, "trivial", events.trivial("warm-" + pass + "-", WARM_UP_EVENTS), CONNECTIONS)
                    .decidedPerSecond();
            out.printf("warm-up pass %d: %.0f events/s%n", pass + 1, rate);
            withoutGain = rate < best * WARM_UP_GAIN_MIN ? withoutGain + 1 : 0;
            best = Math.max(best, rate);
        }
    }

    /** What the door takes while nothing else works: the intake's queue is paused, and drained afterwards. */
    private Load.Outcome doorAlone(Database database, List<byte[]> requests) throws Exception {
        long target = decided(database, "trivial") + requests.size();
        BrokerQueue queue = penstock.queue("penstock.intake");
        Load.Outcome acks;
        queue.pause();
        try {
            acks = new Load(port, CONNECTIONS, ACCEPTED).send(requests);
        } finally {
            queue.resume();
        }
        awaitDecided(database, "trivial", target);
        return acks;
    }

    /** Whoever waits overtakes {@value #BACKLOG} events that nobody waits for. */
    private AwaitedDecisions.Outcome besideABacklog(Database database, BenchEvents events) throws Exception {
        long target = decided(database, "moderation") + BACKLOG + AWAITED;
        new Load(port, CONNECTIONS, ACCEPTED).send(events.comments("backlog-", BACKLOG));
        AwaitedDecisions.Outcome waits = new AwaitedDecisions(port).ask(events.awaitedComments("b-", AWAITED));
        long left = target - decided(database, "moderation");
        if (left == 0) {
            throw new IllegalStateException("the backlog was worked off before the last sender had his answer");
        }
        awaitDecided(database, "moderation", target);
        return waits;
    }

    private void print(String name, AwaitedDecisions.Outcome waits) {
        out.printf(
                "  %-26s %5.1f %% decided in the answer   p50 %.1f ms   p95 %.1f ms   p99 %.1f ms%n",
                name,
                100 * waits.decidedShare(),
                waits.answers().percentileMs(0.50),
                waits.answers().percentileMs(0.95),
                waits.answers().percentileMs(0.99));
    }

    private void print(String name, Pass pass) {
        out.printf("%n%s: %d events over %d connections%n", name, pass.events(), pass.connections());
        print(pass.acks());
        out.printf("  decided, end to end        %8.0f /s%n", pass.decidedPerSecond());
    }

    private void print(Load.Outcome acks) {
        out.printf(
                "  accepted                   %8.0f /s   ack p50 %.1f ms   p99 %.1f ms%n",
                acks.perSecond(), acks.acks().percentileMs(0.50), acks.acks().percentileMs(0.99));
    }

    private Pass toTheEnd(Database database, String pipeline, List<byte[]> requests, int connections) throws Exception {
        long target = decided(database, pipeline) + requests.size();
        long start = System.nanoTime();
        Load.Outcome acks = new Load(port, connections, ACCEPTED).send(requests);
        awaitDecided(database, pipeline, target);
        return new Pass(requests.size(), connections, acks, (System.nanoTime() - start) / 1e9);
    }

    private static long decided(Database database, String pipeline) throws Exception {
        return database.count("select count(*) from decision where pipeline = '" + pipeline + "'");
    }

    private static void awaitDecided(Database database, String pipeline, long target) throws Exception {
        long start = System.nanoTime();
        while (decided(database, pipeline) < target) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("not all events were decided after " + PATIENCE);
            }
            Thread.sleep(50);
        }
    }

    /**
     * One run of events through everything.
     *
     * @param seconds from the first request until the last decision is in the database
     */
    private record Pass(int events, int connections, Load.Outcome acks, double seconds) {
        double decidedPerSecond() {
            return events / seconds;
        }
    }
}

package dev.penstock.persistence.purge;

import static dev.penstock.event.SampleEvents.withData;

import dev.penstock.event.SampleEvents;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.Receipt;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.ledger.TestLedger;
import dev.penstock.purge.OldEvents;
import dev.penstock.purge.Purge;
import dev.penstock.purge.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Prints how fast one thread records events of 2 KiB, 64 in a transaction, into a ledger of 10,000 and of 500,000 webhooks, and with
 * and without 200,000 old ones being forgotten meanwhile, each with an output, a run and a decision. Not a test: figures depend on
 * the machine and its disk. Runs with the class path of the tests.
 */
public final class PurgeBenchmark {
    private static final int BATCH = 64;
    private static final byte[] PAYLOAD = new byte[2_048];
    private static final int OLD = 200_000;
    private static final int ROUNDS = 3;
    private static final long ROUND_NS = 10_000_000_000L;
    private static final Ledger LEDGER = TestLedger.ledger();

    private PurgeBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        Arrays.fill(PAYLOAD, (byte) 'x');
        TestDatabase.clear();
        eventsPerSecond("warm-up");
        for (int rows : new int[] {10_000, 500_000}) {
            TestDatabase.clear();
            fill("young", rows, "now()");
            eventsPerSecond("into " + rows + " webhooks");
        }
        for (int round = 1; round <= ROUNDS; round++) {
            TestDatabase.clear();
            fill("old", OLD, "now() - interval '50 days'");
            eventsPerSecond("round " + round + ", nothing forgotten");
            forgetting("round " + round + ", forgetting as the server does", Purge.TURN_MAX, 1_000);
            TestDatabase.clear();
            fill("old", OLD, "now() - interval '50 days'");
            forgetting("round " + round + ", forgetting without a rest", Purge.TURN_MAX, 1);
        }
    }

    private static void forgetting(String what, Duration turn, int pauseMs) throws InterruptedException {
        int[] forgotten = {0};
        long[] tookMs = {0, 0};
        Purge purge = new Purge(
                new InTransactions(),
                Map.of("old", Duration.ofDays(30)),
                Duration.ofDays(90),
                InstantSource.system(),
                100,
                (purged, took) -> {
                    forgotten[0] += purged.roots();
                    tookMs[0] += took.toMillis();
                    tookMs[1] = Math.max(tookMs[1], took.toMillis());
                });
        ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> schedule = background.scheduleWithFixedDelay(purge::turn, 0, pauseMs, TimeUnit.MILLISECONDS);
        eventsPerSecond(what);
        schedule.cancel(false);
        background.shutdown();
        if (!background.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still forgetting");
        }
        System.out.printf(
                "    meanwhile %,d webhooks forgotten in turns of %d ms, %,d ms altogether, longest transaction %d ms%n",
                forgotten[0], turn.toMillis(), tookMs[0], tookMs[1]);
    }

    private static void fill(String source, int rows, String time) {
        TestDatabase.execute("""
                INSERT INTO event SELECT '%1$s', gen_random_uuid()::text, 't', %2$s + n * interval '1 ms', 'application/json', '{}',
                    '%1$s', n::text, null, null, null, convert_to(repeat('x', 2048), 'UTF8'), 'published', '[]', n::text
                FROM generate_series(1, %3$d) AS n""".formatted(source, time, rows));
        TestDatabase.execute("UPDATE event SET correlation_id = id WHERE source = '" + source + "'");
        TestDatabase.execute("""
                INSERT INTO event SELECT 'p.classify', id, 'scored', time, content_type, '{}', source, id, source, id, null,
                    payload, 'published', '[]', null
                FROM event WHERE source = '%s'""".formatted(source));
        TestDatabase.execute(
                "INSERT INTO stage_run SELECT 'p.classify', source, id, 'p.classify', id, '1', '{}', 1, 1, time FROM event"
                        + " WHERE source = '" + source + "'");
        TestDatabase.execute(
                "INSERT INTO decision SELECT 'p', source, id, 'p.classify', id, 'approve', '[]', '{}', '1', time FROM event"
                        + " WHERE source = '" + source + "'");
        TestDatabase.execute("VACUUM ANALYZE");
        TestDatabase.execute("CHECKPOINT");
    }

    private static void eventsPerSecond(String what) {
        long begun = System.nanoTime();
        long events = 0;
        long longestNs = 0;
        while (System.nanoTime() - begun < ROUND_NS) {
            List<Receipt> receipts =
                    IntStream.range(0, BATCH).mapToObj(n -> receipt()).toList();
            long transaction = System.nanoTime();
            events += TestDatabase.committed(() -> LEDGER.record(receipts)).size();
            longestNs = Math.max(longestNs, System.nanoTime() - transaction);
        }
        System.out.printf(
                "%s: %,d events/s, longest transaction %d ms%n",
                what, events * 1_000_000_000L / (System.nanoTime() - begun), longestNs / 1_000_000);
    }

    private static Receipt receipt() {
        String id = UUID.randomUUID().toString();
        return new Receipt(
                withData(SampleEvents.root("github", id, InstantSource.system().instant()), PAYLOAD),
                "ID:" + id,
                List.of());
    }

    /** What a container does for the store. */
    private static final class InTransactions implements OldEvents {
        private final OldEvents store = new JpaOldEvents(TestDatabase.entityManager());

        @Override
        public List<String> sources() {
            return store.sources();
        }

        @Override
        public Optional<Purged> purge(String source, Instant from, Instant before, int limit) {
            return TestDatabase.committed(() -> store.purge(source, from, before, limit));
        }

        @Override
        public Optional<Purged> purgeStray(Instant before, int limit) {
            return TestDatabase.committed(() -> store.purgeStray(before, limit));
        }

        @Override
        public Optional<Instant> oldest() {
            return store.oldest();
        }
    }
}

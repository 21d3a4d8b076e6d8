package dev.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is left after a kill -9, in the middle of {@value #EVENTS} events or before one: every acknowledged event has exactly one decision.
 * The sender behaves as providers do: what was not acknowledged it sends again, with the same id.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashStory {
    private static final int EVENTS = 2_000;
    private static final int SENDERS = 16;
    private static final int BACKLOG = 20;
    private static final int INTAKE_LISTENERS = 2;
    private static final Duration SENDER_PAUSE = Duration.ofMillis(100);
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    private final String server;
    private final Instance penstock;
    private String secret = "";

    CrashStory(String server) throws IOException {
        this.server = server;
        this.penstock = new Instance(
                "crash-" + server,
                server,
                FreePort.any(),
                ExtraDefinitions.folder("system-tests/src/test/definitions"),
                Map.of());
    }

    @BeforeAll
    void start() throws Exception {
        Homes.remove(penstock.home());
        penstock.up();
        secret = penstock.printed("secret", "community");
    }

    @AfterAll
    void stop() throws Exception {
        penstock.down();
    }

    @Test
    void aServerKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
        survives("server", "s");
    }

    @Test
    void aBrokerKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
        survives("broker", "b");
    }

    @Test
    void aCrashBetweenTheDatabasesCommitAndTheBrokersIsHealedByRedelivery() throws Exception {
        // The server dies after the broker's branch was prepared, and while the database commits.
        slowCommits("between-");
        String body = Deliveries.submitted(Deliveries.FRIENDLY);

        assertThat(post("between-1", body)).isTrue();
        awaitHeld();
        penstock.kill("server");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from event where id = 'between-1'") == 1);
        penstock.up();

        await().atMost(RECOVERY)
                .until(() -> count("select count(*) from decision where subject_id = 'between-1'") == 1);
    }

    @Test
    void listenersThatWorkWhileTheBrokerIsKilledTakeMessagesAfterwards() throws Exception {
        slowCommits("working-");
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        // a listener that outlived the broker's last outage keeps one message more than it works on: so perhaps more
        // than one each
        AtomicInteger working = new AtomicInteger();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    assertThat(post("working-" + working.incrementAndGet(), body))
                            .isTrue();
                    return held() == INTAKE_LISTENERS;
                });
        penstock.kill("broker");
        penstock.up();

        await().atMost(RECOVERY)
                .until(() -> count("select count(distinct subject_id) from decision where subject_id like 'working-%'")
                        == working.get());
        await().atMost(RECOVERY).until(() -> post("after", body));
        await().atMost(RECOVERY).until(() -> count("select count(*) from decision where subject_id = 'after'") == 1);
    }

    @Test
    void workThatOutlastsARestartOfTheBrokerIsNotTakenForDone() throws Exception {
        holdWork("outlasting");
        assertThat(post("outlasting", Deliveries.submitted(Deliveries.FRIENDLY)))
                .isTrue();
        awaitHeld();
        penstock.kill("broker");
        penstock.up();
        penstock.database().execute("delete from held");

        await().atMost(RECOVERY)
                .until(() -> count("select count(*) from decision where subject_id = 'outlasting'") == 1);
    }

    @Test
    void aDatabaseThatIsDownCostsTheSenderNothing() throws Exception {
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        penstock.kill("database");
        for (int n = 0; n < BACKLOG; n++) {
            assertThat(post("d-" + n, body)).isTrue();
        }
        penstock.up();

        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> count("select count(*) from decision where subject_id like 'd-%'") == BACKLOG);
    }

    @Test
    void aBrokerThatIsDownIsSaidToTheSenderWhoTriesAgain() throws Exception {
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        penstock.kill("broker");
        var refused = penstock.post("community", body, signed("r-1", body));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
        // a connection that was open when the broker died may only be found dead when its time is over
        assertThat(penstock.read(refused).path("code").asText()).isIn("INTAKE_UNAVAILABLE", "INTAKE_OVERDUE");
        penstock.up();

        await().atMost(RECOVERY).until(() -> post("r-1", body));
        await().atMost(RECOVERY).until(() -> count("select count(*) from decision where subject_id = 'r-1'") == 1);
    }

    /** Makes the database's commit of each event whose id starts so take 8 s: longer than a broker takes to start. */
    private void slowCommits(String prefix) throws Exception {
        Database database = penstock.database();
        database.execute("create or replace function slow_commit() returns trigger language plpgsql as "
                + "$$ begin perform pg_sleep(8); return null; end $$");
        database.execute("create constraint trigger \"slow_%s\" after insert on event deferrable initially deferred "
                        .formatted(prefix)
                + "for each row when (new.id like '%s%%') execute function slow_commit()".formatted(prefix));
    }

    /** Makes the work on this event last until its row in {@code held} is deleted. */
    private void holdWork(String id) throws Exception {
        Database database = penstock.database();
        database.execute("create table held as select '%s' as id".formatted(id));
        database.execute("create function hold_work() returns trigger language plpgsql as "
                + "$$ begin while exists (select from held where id = new.id) loop perform pg_sleep(0.1); end loop; "
                + "return new; end $$");
        database.execute("create trigger hold_work before insert on event "
                + "for each row when (new.id = '%s') execute function hold_work()".formatted(id));
    }

    private void awaitHeld() {
        await().atMost(Duration.ofSeconds(20)).until(() -> held() == 1);
    }

    /** Transactions that are held up in the database. */
    private long held() throws Exception {
        return count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
    }

    private void survives(String victim, String prefix) throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        AtomicBoolean finished = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        String body = Deliveries.submitted(Deliveries.FRIENDLY);
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            for (int i = 0; i < SENDERS; i++) {
                Future<?> unused =
                        senders.submit(() -> sendUntilAcknowledged(prefix, body, next, acknowledged, finished));
            }
            await().atMost(RECOVERY).until(() -> acknowledged.size() >= EVENTS / 4);
            penstock.kill(victim);
            penstock.up();
            await().atMost(RECOVERY).until(() -> acknowledged.size() == EVENTS);
        } finally {
            finished.set(true);
            senders.shutdown();
            assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        String mine = "subject_id like '" + prefix + "-%'";
        await().atMost(RECOVERY)
                .until(() -> count("select count(distinct subject_id) from decision where " + mine) >= EVENTS);
        long rows = count("select count(*) from event where source = 'community' and id like '" + prefix + "-%'");
        long decisions = count("select count(*) from decision where " + mine);
        System.out.printf(
                "kill -9 of the %s on %s: %d acknowledged, %d in the ledger, %d decisions, %d lost, %d doubled%n",
                victim,
                server,
                acknowledged.size(),
                rows,
                decisions,
                EVENTS - decisions,
                Math.max(0, decisions - EVENTS));
        assertThat(penstock.database().texts("select subject_id from decision where " + mine))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(rows).isEqualTo(EVENTS);
        assertThat(decisions).isEqualTo(EVENTS);
        assertThat(count("select count(*) from pg_prepared_xacts")).isZero();
    }

    private void sendUntilAcknowledged(
            String prefix, String body, AtomicInteger next, Set<String> acknowledged, AtomicBoolean finished) {
        for (int n = next.getAndIncrement(); n < EVENTS && !finished.get(); n = next.getAndIncrement()) {
            String id = prefix + "-" + n;
            while (!finished.get() && !post(id, body)) {
                // as senders do: without it they keep the server from starting
                LockSupport.parkNanos(SENDER_PAUSE.toNanos());
            }
            acknowledged.add(id);
        }
    }

    /** Whether the delivery was acknowledged. */
    private boolean post(String id, String body) {
        try {
            return penstock.post("community", body, signed(id, body)).statusCode() == 202;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> signed(String id, String body) {
        return VendorSignatures.standardWebhooks(secret, id, Instant.now().getEpochSecond(), body);
    }

    private long count(String query) throws Exception {
        return penstock.database().count(query);
    }
}

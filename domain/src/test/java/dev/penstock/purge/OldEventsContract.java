package dev.penstock.purge;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.decision.Decision;
import dev.penstock.decision.Decisions;
import dev.penstock.decision.Ruling;
import dev.penstock.decision.Verdict;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.Receipt;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageName;
import dev.penstock.stage.StageRun;
import dev.penstock.stage.StageRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What forgetting promises: the oldest first, with all that hangs on them and nothing else; then the same webhook is new. */
public interface OldEventsContract {
    /** Empty at the beginning of each test, like the others. */
    OldEvents oldEvents();

    Ledger ledger();

    StageRuns runs();

    FailedAttempts attempts();

    Decisions decisions();

    <T> T committed(Supplier<T> work);

    /** Whether it was new. */
    default boolean record(Event event) {
        return !committed(() -> ledger().record(List.of(
                        new Receipt(event, event.key() + " again " + System.identityHashCode(event), List.of()))))
                .isEmpty();
    }

    /** A webhook that was classified, on the second attempt, and decided about. */
    private Event worked(String source, String id, Instant time) {
        Event event = root(source, id, time);
        record(event);
        work(event);
        return event;
    }

    private void work(Event event) {
        Event scored = output("classify", event);
        committed(() -> {
            runs().record(List.of(run("classify", event, scored), run("decide", scored, output("decide", scored))));
            attempts()
                    .record(List.of(new FailedAttempt(
                            "moderation.classify", event.key(), 1, event.time(), Duration.ZERO, "Broken", "once")));
            return decisions()
                    .take(List.of(new Decision(
                            "moderation",
                            event.key(),
                            output("decide", scored).key(),
                            new Ruling(Verdict.APPROVE, List.of()),
                            Map.of(),
                            "1",
                            event.time())));
        });
    }

    private static StageRun run(String stage, Event input, Event output) {
        return new StageRun(
                new StageName("moderation", stage), input.key(), output, "1", Map.of(), 1, Duration.ofMillis(1), NOON);
    }

    private Purged purge(String source, Instant before, int limit) {
        return committed(() -> oldEvents().purge(source, Instant.EPOCH, before, limit))
                .orElseThrow();
    }

    @Test
    default void aWebhookIsForgottenWithAllThatWasMadeFromIt() {
        Event old = worked("github", "1", NOON);
        Event young = worked("github", "2", NOON.plusSeconds(100));
        Event another = worked("stripe", "1", NOON);

        assertThat(purge("github", NOON.plusSeconds(100), 10)).isEqualTo(new Purged(1, 3, 2, 1, 1, old.time()));

        assertThat(ledger().withOffspring(List.of(old.key()))).isEmpty();
        assertThat(runs().on(List.of(old.key(), output("classify", old).key()))).isEmpty();
        assertThat(attempts().on(List.of(old.key()))).isEmpty();
        assertThat(decisions().about(List.of(old.key()))).isEmpty();
        List<EventKey> left = List.of(young.key(), another.key());
        assertThat(ledger().withOffspring(left)).hasSize(6);
        assertThat(runs().on(left)).hasSize(2);
        assertThat(attempts().on(left)).hasSize(2);
        assertThat(decisions().about(left)).hasSize(2);
    }

    @Test
    default void onlyWhatIsRememberedIsADuplicate() {
        record(root("github", "1", NOON));
        assertThat(record(root("github", "1", NOON.plusSeconds(5)))).isFalse();

        purge("github", NOON.plusSeconds(1), 10);

        assertThat(record(root("github", "1", NOON.plusSeconds(6)))).isTrue();
    }

    @Test
    default void theOldestGoFirstAndTheNextGoOnWhereTheyEnded() {
        for (int n = 9; n >= 0; n--) {
            record(root("github", "" + n, NOON.plusSeconds(n)));
        }

        Purged first = purge("github", NOON.plusSeconds(8), 6);
        Purged second = committed(() -> oldEvents().purge("github", first.reached(), NOON.plusSeconds(8), 6))
                .orElseThrow();
        Purged third = committed(() -> oldEvents().purge("github", second.reached(), NOON.plusSeconds(8), 6))
                .orElseThrow();

        assertThat(first).isEqualTo(new Purged(6, 6, 0, 0, 0, NOON.plusSeconds(5)));
        assertThat(second).isEqualTo(new Purged(2, 2, 0, 0, 0, NOON.plusSeconds(7)));
        assertThat(third).isEqualTo(Purged.nothing(NOON.plusSeconds(7)));
        assertThat(oldEvents().oldest()).contains(NOON.plusSeconds(8));
    }

    @Test
    default void everySourceWithWebhooksIsNamedOnce() {
        assertThat(oldEvents().sources()).isEmpty();
        assertThat(oldEvents().oldest()).isEmpty();
        worked("stripe", "1", NOON);
        worked("github", "1", NOON);
        worked("github", "2", NOON);

        assertThat(oldEvents().sources()).containsExactly("github", "stripe");
    }

    @Test
    default void whatWasMadeFromAForgottenWebhookIsForgottenToo() {
        Event gone = worked("github", "1", NOON);
        worked("github", "2", NOON.plusSeconds(50));
        purge("github", NOON.plusSeconds(1), 10);
        work(gone);

        Purged stray = committed(() -> oldEvents().purgeStray(NOON.plusSeconds(50), 10))
                .orElseThrow();

        assertThat(stray).isEqualTo(new Purged(1, 2, 2, 1, 1, stray.reached()));
        assertThat(ledger().withOffspring(List.of(gone.key()))).isEmpty();
        assertThat(decisions().about(List.of(gone.key()))).isEmpty();
        assertThat(ledger().withOffspring(List.of(root("github", "2").key()))).hasSize(3);
        assertThat(committed(() -> oldEvents().purgeStray(NOON.plusSeconds(50), 10))
                        .orElseThrow()
                        .roots())
                .isZero();
    }
}

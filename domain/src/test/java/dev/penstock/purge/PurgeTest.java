package dev.penstock.purge;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.decision.InMemoryDecisions;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Receipt;
import dev.penstock.stage.InMemoryFailedAttempts;
import dev.penstock.stage.InMemoryStageRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each source's memory ends when it says, and forgetting rests between its turns. */
class PurgeTest {
    private static final Duration TRANSACTION = Duration.ofMillis(40);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final OldEvents old = new InMemoryOldEvents(
            ledger, new InMemoryStageRuns(ledger), new InMemoryFailedAttempts(), new InMemoryDecisions());
    private final List<Purged> purged = new ArrayList<>();

    private Instant now = NOON;
    private boolean anotherServer;
    private boolean down;

    /** Every transaction takes its time. */
    private final OldEvents slow = new OldEvents() {
        @Override
        public List<String> sources() {
            return old.sources();
        }

        @Override
        public Optional<Purged> purge(String source, Instant from, Instant before, int limit) {
            return attempt(() -> old.purge(source, from, before, limit));
        }

        @Override
        public Optional<Purged> purgeStray(Instant before, int limit) {
            return attempt(() -> old.purgeStray(before, limit));
        }

        @Override
        public Optional<Instant> oldest() {
            return old.oldest();
        }
    };

    private Optional<Purged> attempt(Supplier<Optional<Purged>> work) {
        if (down) {
            throw new IllegalStateException("no database");
        }
        now = now.plus(TRANSACTION);
        return anotherServer ? Optional.empty() : work.get();
    }

    private final Purge purge = new Purge(
            slow,
            Map.of("github", Duration.ofDays(4), "stripe", Duration.ofDays(30)),
            Duration.ofDays(10),
            () -> now,
            10,
            (done, took) -> {
                assertThat(took).isEqualTo(TRANSACTION);
                purged.add(done);
            });

    private void came(String source, int number, Duration ago) {
        for (int n = 0; n < number; n++) {
            Instant time = NOON.minus(ago).minusSeconds(n);
            ledger.record(List.of(new Receipt(root(source, ago + "." + n, time), source + ago + n, List.of())));
        }
    }

    private long left(String source) {
        return ledger.all().stream()
                .filter(event -> event.key().source().equals(source))
                .count();
    }

    private void turns(int turns) {
        for (int n = 0; n < turns; n++) {
            purge.turn();
            now = now.plus(SECOND);
        }
    }

    @Test
    void eachSourceForgetsWhenItSaysAndOthersByTheDefault() {
        for (String source : List.of("github", "stripe", "gone")) {
            came(source, 1, Duration.ofDays(3));
            came(source, 1, Duration.ofDays(5));
            came(source, 1, Duration.ofDays(20));
            came(source, 1, Duration.ofDays(40));
        }

        turns(5);

        assertThat(left("github")).isEqualTo(1);
        assertThat(left("gone")).isEqualTo(2);
        assertThat(left("stripe")).isEqualTo(3);
    }

    @Test
    void aTurnWorksForATenthOfASecondAndTheNextGoesOn() {
        came("github", 75, Duration.ofDays(5));

        turns(1);
        assertThat(left("github")).isEqualTo(45);
        turns(1);
        assertThat(left("github")).isEqualTo(15);
        turns(1);
        assertThat(left("github")).isZero();
        assertThat(purged).extracting(Purged::roots).startsWith(10, 10, 10, 10, 10, 10, 10, 5);
    }

    @Test
    void whenNothingIsLeftItRestsAndThenLooksAgain() {
        turns(2);
        int looked = purged.size();
        came("github", 1, Duration.ofDays(5));

        turns(5);
        assertThat(purged).hasSize(looked);

        now = now.plus(Purge.ROUND_PAUSE);
        turns(1);
        assertThat(left("github")).isZero();
    }

    @Test
    void whereAnotherServerIsAtItThisOneRests() {
        came("github", 1, Duration.ofDays(5));
        anotherServer = true;
        turns(1);
        anotherServer = false;
        turns(1);
        assertThat(purged).isEmpty();

        now = now.plus(Purge.ROUND_PAUSE);
        turns(1);
        assertThat(left("github")).isZero();
    }

    @Test
    void afterAFailureItRestsToo() {
        came("github", 1, Duration.ofDays(5));
        down = true;
        assertThatThrownBy(purge::turn).hasMessage("no database");
        turns(1);

        down = false;
        now = now.plus(Purge.ROUND_PAUSE);
        turns(1);
        assertThat(left("github")).isZero();
    }
}

package dev.penstock.reconciliation;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withAttributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Receipt;
import dev.penstock.model.ModelReference;
import dev.penstock.selector.JmsSelector;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Subscription;
import dev.penstock.stage.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of an event that is on record, and that a stage with delays of up to 10 s and attempts of 5 s never received. */
class ReconciliationTest {
    private static final StageName CLASSIFY = new StageName("moderation", "classify");
    private static final Duration SETTLED = Duration.ofSeconds(15).plus(Reconciliation.MARGIN);
    private static final Event LOST = root("forum", "1");
    private static final Stage STAGE = new Stage(
            CLASSIFY,
            new Subscription("content.submitted", JmsSelector.parse("kind = 'comment'")),
            new Work.Infer(ModelReference.champion("text-moderation"), new TreeMap<>()),
            "content.scored",
            Duration.ofSeconds(5),
            2,
            32,
            new DeliveryPolicy(3, Duration.ofSeconds(4), 3, Duration.ofSeconds(10)),
            Duration.ofDays(2));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Event> unfinished = new ArrayList<>();
    private final List<UnfinishedEvents.Search> searches = new ArrayList<>();
    private final List<EventKey> redelivered = new ArrayList<>();
    private final List<EventKey> reported = new ArrayList<>();
    private final Set<EventKey> letters = new HashSet<>();
    private boolean waiting;
    private Instant pausedUntil = Instant.MIN;
    private Instant beginning = NOON.minusSeconds(3600);
    private Instant now = NOON;

    @Test
    void whatWasLostIsDeliveredAgainOnceItHadItsTime() {
        lost(LOST);
        Reconciliation reconciliation = reconciliation();

        now = NOON.plus(SETTLED);
        reconciliation.turn();
        assertThat(redelivered).isEmpty();

        now = now.plusSeconds(1);
        reconciliation.turn();
        assertThat(redelivered).containsExactly(LOST.key());
        assertThat(reported).containsExactly(LOST.key());
    }

    @Test
    void whatIsOnItsWayAgainIsNotSentASecondTime() {
        lost(LOST);
        Reconciliation reconciliation = reconciliation();
        now = NOON.plus(SETTLED).plusSeconds(1);
        reconciliation.turn();
        reconciliation.turn();
        assertThat(redelivered).hasSize(1);

        now = now.plus(SETTLED).plusSeconds(1);
        reconciliation.turn();
        assertThat(redelivered).as("lost again").hasSize(2);
    }

    @Test
    void whatTheStagesFilterLeavesOutIsNotMissed() {
        lost(withAttributes(LOST, Map.of("kind", "chat")));

        afterItsTime().turn();

        assertThat(redelivered).isEmpty();
    }

    @Test
    void aStageWhoseQueueHasMessagesIsLeftAlone() {
        lost(LOST);
        waiting = true;

        afterItsTime().turn();

        assertThat(redelivered).isEmpty();
    }

    @Test
    void aStageThatStoodStillHasTimeToCatchUp() {
        lost(LOST);
        pausedUntil = NOON.plusSeconds(2);

        afterItsTime().turn();

        assertThat(redelivered).isEmpty();
    }

    @Test
    void aDeadLetterIsNotLost() {
        lost(LOST);
        letters.add(LOST.key());

        afterItsTime().turn();

        assertThat(redelivered).isEmpty();
        assertThat(reported).isEmpty();
    }

    @Test
    void aNewStageDoesNotWorkThroughThePast() {
        lost(LOST);
        beginning = NOON.plusMillis(1);

        afterItsTime().turn();

        assertThat(redelivered).isEmpty();
    }

    @Test
    void theNextLookGoesBackAsFarAsAnEventCanBeUnderWay() {
        Reconciliation reconciliation = afterItsTime();
        reconciliation.turn();
        reconciliation.turn();

        // three attempts of 5 s, with 4 s and 10 s between them
        assertThat(searches.get(1).from()).isEqualTo(searches.get(0).until().minusSeconds(3 * 5 + 4 + 10));
    }

    private Reconciliation afterItsTime() {
        Reconciliation reconciliation = reconciliation();
        now = NOON.plus(SETTLED).plusSeconds(1);
        return reconciliation;
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(
                List.of(STAGE),
                new Unfinished(),
                ledger,
                new Queues(),
                () -> now,
                (stage, keys) -> reported.addAll(keys));
    }

    private void lost(Event event) {
        ledger.record(List.of(new Receipt(event, "ID:1", List.of())));
        unfinished.add(event);
    }

    private final class Unfinished implements UnfinishedEvents {
        @Override
        public Map<StageName, Instant> subscribed(Collection<Stage> stages, Instant at) {
            return Map.of(CLASSIFY, beginning);
        }

        @Override
        public void find(Search search, Consumer<Event> each) {
            searches.add(search);
            unfinished.stream()
                    .filter(event -> !event.time().isBefore(search.from())
                            && event.time().isBefore(search.until()))
                    .forEach(each);
        }
    }

    private final class Queues implements StageQueues {
        @Override
        public boolean hasWaiting(StageName stage) {
            return waiting;
        }

        @Override
        public Set<EventKey> letters(StageName stage) {
            return letters;
        }

        @Override
        public Instant pausedUntil(StageName stage) {
            return pausedUntil;
        }

        @Override
        public void redeliver(StageName stage, Event event) {
            redelivered.add(event.key());
        }
    }
}

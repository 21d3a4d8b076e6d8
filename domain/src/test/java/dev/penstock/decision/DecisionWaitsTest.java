package dev.penstock.decision;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.event.EventKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever waits hears of the decision, or of the end of his time; never of both, never of somebody else's. */
class DecisionWaitsTest {
    private static final EventKey SUBJECT = new EventKey("forum", "1");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final DecisionWaits waits = new DecisionWaits(2, scheduler);

    DecisionWaitsTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void aDecisionIsHeardByAllWhoWaitForIt() {
        CompletableFuture<Optional<Decision>> one = begin(null, LONG);
        CompletableFuture<Optional<Decision>> other = begin("moderation", LONG);

        waits.decided(decision("moderation"));

        assertThat(one).isCompletedWithValue(Optional.of(decision("moderation")));
        assertThat(other).isCompletedWithValue(Optional.of(decision("moderation")));
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void anotherPipelinesDecisionOrAboutAnotherEventIsNotWaitedFor() {
        CompletableFuture<Optional<Decision>> waiting = begin("moderation", LONG);

        waits.decided(decision("fraud"));
        waits.decided(decision("moderation", new EventKey("forum", "2")));

        assertThat(waiting).isNotDone();
    }

    @Test
    void aWaitEndsByItselfAndThenHearsNothingMore() {
        CompletableFuture<Optional<Decision>> waiting = begin(null, Duration.ofMillis(20));

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(Optional.empty());
        waits.decided(decision("moderation"));
        assertThat(waiting).isCompletedWithValue(Optional.empty());
    }

    @Test
    void onlySoManyWaitAtATime() {
        assertThat(begin(null, LONG)).isNotDone();
        assertThat(begin(null, LONG)).isNotDone();
        assertThat(waits.await(SUBJECT, null, LONG)).isEmpty();

        waits.decided(decision("moderation"));
        assertThat(begin(null, LONG)).isNotDone();
        assertThat(begin(null, Duration.ofMillis(20))).succeedsWithin(SOON);
        assertThat(waits.await(SUBJECT, null, LONG)).isPresent();
    }

    @Test
    void aServerThatIsShuttingDownKeepsNobodyWaiting() {
        ScheduledExecutorService closed = new ScheduledThreadPoolExecutor(1);
        closed.shutdownNow();
        DecisionWaits closing = new DecisionWaits(1, closed);

        assertThat(closing.await(SUBJECT, null, LONG).orElseThrow().decision().toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
        assertThat(closing.await(SUBJECT, null, LONG)).isPresent();
    }

    @Test
    void aDecisionIsTheSameOnceItWasWrittenAndRead() {
        assertThat(DecisionData.read(DecisionData.event(decision("moderation"))))
                .isEqualTo(decision("moderation"));
    }

    private CompletableFuture<Optional<Decision>> begin(@Nullable String pipeline, Duration within) {
        return waits.await(SUBJECT, pipeline, within).orElseThrow().decision().toCompletableFuture();
    }

    private static Decision decision(String pipeline) {
        return decision(pipeline, SUBJECT);
    }

    private static Decision decision(String pipeline, EventKey subject) {
        return new Decision(
                pipeline,
                subject,
                new EventKey(pipeline + ".decide", "d-1"),
                ruling(),
                Map.of("spam", 0.75),
                "c0ffee",
                NOON);
    }

    private static Ruling ruling() {
        return new Ruling(Verdict.HOLD, List.of(new Reason("spam", 0.75, 0.5)));
    }
}

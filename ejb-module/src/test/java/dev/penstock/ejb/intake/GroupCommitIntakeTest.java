package dev.penstock.ejb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.ejb.event.SentEvent;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import dev.penstock.source.IntakeUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The story of group commit, on an executor that runs its tasks when the test says so. */
class GroupCommitIntakeTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<List<SentEvent>> groups = new ArrayList<>();
    private final GroupCommitIntake intake = new GroupCommitIntake(tasks::add, groups::add);

    @Test
    void nothingIsConfirmedBeforeItsGroupIsDurable() {
        CompletionStage<Void> accepted = intake.accept(List.of(event(1)));

        assertThat(accepted.toCompletableFuture()).isNotDone();
        runTasks();
        assertThat(accepted.toCompletableFuture()).isCompleted();
    }

    @Test
    void whatArrivesMeanwhileTravelsTogether() {
        IntStream.range(0, 300).forEach(i -> intake.accept(List.of(event(i))));
        runTasks();

        assertThat(groups).extracting(List::size).containsExactly(128, 128, 44);
        assertThat(groups.stream()
                        .flatMap(List::stream)
                        .map(e -> e.event().key().id())
                        .distinct())
                .hasSize(300);
    }

    @Test
    void whatItsSenderWaitsForGoesFirstAndSaysSo() {
        IntStream.range(0, 200).forEach(i -> intake.accept(List.of(event(i))));
        intake.acceptAwaited(List.of(event(200)));
        runTasks();

        assertThat(groups).extracting(List::size).containsExactly(128, 73);
        assertThat(groups.get(0).get(0)).isEqualTo(new SentEvent(event(200), true));
        assertThat(groups.get(0).subList(1, 128)).noneMatch(SentEvent::awaited);
        assertThat(groups.get(0).get(1).event()).isEqualTo(event(0));
    }

    @Test
    void theEventsOfADeliveryAreNeverParted() {
        intake.accept(
                IntStream.range(0, 100).mapToObj(GroupCommitIntakeTest::event).toList());
        intake.accept(
                IntStream.range(100, 130).mapToObj(GroupCommitIntakeTest::event).toList());
        intake.accept(IntStream.range(130, 1_130)
                .mapToObj(GroupCommitIntakeTest::event)
                .toList());
        intake.accept(List.of(event(2_000)));
        runTasks();

        assertThat(groups).extracting(List::size).containsExactly(100, 30, 1_000, 1);
    }

    @Test
    void aDeliveryThatIsLargerThanTheWaitingRoomIsTakenWhenNothingWaits() {
        List<Event> large = IntStream.range(0, GroupCommitIntake.WAITING_MAX + 1)
                .mapToObj(GroupCommitIntakeTest::event)
                .toList();

        assertThat(intake.accept(large).toCompletableFuture()).isNotDone();
        assertThat(failureOf(intake.accept(List.of(event(-1))))).isInstanceOf(IntakeUnavailable.class);
    }

    @Test
    void noMoreWritersAreStartedThanAllowed() {
        IntStream.range(0, 300).forEach(i -> intake.accept(List.of(event(i))));

        assertThat(tasks).hasSize(GroupCommitIntake.WRITERS_MAX);
    }

    @Test
    void aGroupThatTheBrokerDoesNotConfirmIsRefusedAndTheNextOneIsTriedAfresh() {
        Deque<RuntimeException> failures = new ArrayDeque<>(List.of(new IllegalStateException("connection lost")));
        var flaky = new GroupCommitIntake(tasks::add, group -> {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
        });

        CompletionStage<Void> first = flaky.accept(List.of(event(1)));
        runTasks();
        CompletionStage<Void> second = flaky.accept(List.of(event(2)));
        runTasks();

        assertThat(failureOf(first))
                .isInstanceOf(IntakeUnavailable.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(second.toCompletableFuture()).isCompleted();
    }

    @Test
    void aBrokerThatIsAwayIsNotAskedForEveryEvent() {
        AtomicInteger asked = new AtomicInteger();
        var broken = new GroupCommitIntake(tasks::add, group -> {
            asked.incrementAndGet();
            throw new IllegalStateException("connection refused");
        });

        List<CompletionStage<Void>> refused = IntStream.range(0, 50)
                .mapToObj(i -> {
                    CompletionStage<Void> one = broken.accept(List.of(event(i)));
                    runTasks();
                    return one;
                })
                .toList();

        assertThat(refused).allSatisfy(one -> assertThat(failureOf(one)).isInstanceOf(IntakeUnavailable.class));
        assertThat(asked).hasValueLessThan(50);
    }

    @Test
    void aFullWaitingRoomRefusesAtOnceAndKeepsWhatWaits() {
        List<CompletionStage<Void>> waiting = IntStream.range(0, GroupCommitIntake.WAITING_MAX)
                .mapToObj(i -> intake.accept(List.of(event(i))))
                .toList();

        assertThat(failureOf(intake.accept(List.of(event(-1))))).isInstanceOf(IntakeUnavailable.class);
        runTasks();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.toCompletableFuture()).isCompleted());
    }

    @Test
    void aServerThatIsShuttingDownRefusesInsteadOfLeavingSendersWaiting() {
        var closing = new GroupCommitIntake(
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                groups::add);

        assertThat(failureOf(closing.accept(List.of(event(1))))).isInstanceOf(IntakeUnavailable.class);
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.pop().run();
        }
    }

    private static Throwable failureOf(CompletionStage<Void> stage) {
        return stage.toCompletableFuture().handle((done, failure) -> failure).getNow(new AssertionError("not done"));
    }

    private static Event event(int n) {
        EventKey key = new EventKey("forum", "e" + n);
        return new Event(
                key,
                "content.submitted",
                Instant.EPOCH,
                "application/json",
                new TreeMap<>(),
                key,
                null,
                null,
                Payload.of("{}".getBytes(StandardCharsets.UTF_8)));
    }
}

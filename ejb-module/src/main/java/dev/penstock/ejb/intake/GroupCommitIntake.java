package dev.penstock.ejb.intake;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.penstock.ejb.event.SentEvent;
import dev.penstock.event.Event;
import dev.penstock.source.Intake;
import dev.penstock.source.IntakeUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Group commit: while one write to the broker's disk is under way, the events that arrive wait, and the next write takes them
 * all. Each webhook still hears of success only after the write that holds its event.
 *
 * <p>The events of one delivery travel in one transaction; those whose senders wait for the decision go first. Bounds: {@value #WAITING_MAX} events wait at the most (then the door is
 * told to refuse; a delivery that has more is taken when nothing waits), {@value #GROUP_MAX} travel in one transaction unless one
 * delivery has more, {@value #WRITERS_MAX} transactions run at a time.
 *
 * <p>A broker that fails {@value #FAILURES_MAX} groups in a row is left alone for half a second, and what arrives meanwhile is refused:
 * to ask it once a webhook would give nothing but entries in the server's log.
 */
final class GroupCommitIntake implements Intake {
    static final int WAITING_MAX = 4_096;
    static final int GROUP_MAX = 128;
    static final int WRITERS_MAX = 2;
    static final int FAILURES_MAX = 2;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Guarded by itself, as are the urgent ones and the count. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private final Deque<Waiting> urgent = new ArrayDeque<>();

    private int waitingEvents;

    private final Semaphore writers = new Semaphore(WRITERS_MAX);
    private final FailsafeExecutor<Object> guarded = Failsafe.with(CircuitBreaker.builder()
            .withFailureThreshold(FAILURES_MAX)
            .withDelay(PAUSE)
            .build());

    private final Executor executor;
    private final Consumer<List<SentEvent>> publisher;

    /** Writes on {@code executor}; {@code publisher} returns once a group is durable and throws when it cannot be known to be. */
    GroupCommitIntake(Executor executor, Consumer<List<SentEvent>> publisher) {
        this.executor = executor;
        this.publisher = publisher;
    }

    @Override
    public CompletionStage<Void> accept(List<Event> events) {
        return accept(events, false);
    }

    @Override
    public CompletionStage<Void> acceptAwaited(List<Event> events) {
        return accept(events, true);
    }

    private CompletionStage<Void> accept(List<Event> events, boolean awaited) {
        Waiting newcomer = new Waiting(
                events.stream().map(event -> new SentEvent(event, awaited)).toList(), new CompletableFuture<>());
        synchronized (waiting) {
            if (waitingEvents > 0 && waitingEvents + events.size() > WAITING_MAX) {
                return CompletableFuture.failedFuture(
                        new IntakeUnavailable(waitingEvents + " events wait for the broker already", null));
            }
            (awaited ? urgent : waiting).addLast(newcomer);
            waitingEvents += events.size();
        }
        startWriter();
        return newcomer.durable();
    }

    private void startWriter() {
        if (writers.tryAcquire()) {
            try {
                executor.execute(this::write);
            } catch (RejectedExecutionException e) {
                writers.release();
                refuseAll(e);
            }
        }
    }

    private void write() {
        try {
            for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
                commit(group);
            }
        } finally {
            writers.release();
        }
        // An event that arrived between the last look and the release found no writer to start.
        if (isAnyWaiting()) {
            startWriter();
        }
    }

    private boolean isAnyWaiting() {
        synchronized (waiting) {
            return waitingEvents > 0;
        }
    }

    /** As many deliveries as fit, and one at least. */
    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        int events = 0;
        synchronized (waiting) {
            Deque<Waiting> from = urgent.isEmpty() ? waiting : urgent;
            for (Waiting next = from.peekFirst();
                    next != null && (group.isEmpty() || events + next.events().size() <= GROUP_MAX);
                    next = from.peekFirst()) {
                group.add(from.removeFirst());
                events += next.events().size();
                from = urgent.isEmpty() ? waiting : urgent;
            }
            waitingEvents -= events;
        }
        return group;
    }

    private void commit(List<Waiting> group) {
        try {
            guarded.run(() -> publisher.accept(
                    group.stream().flatMap(one -> one.events().stream()).toList()));
        } catch (RuntimeException e) {
            IntakeUnavailable refusal = new IntakeUnavailable("the broker did not confirm the events", e);
            group.forEach(one -> one.durable().completeExceptionally(refusal));
            return;
        }
        group.forEach(one -> one.durable().complete(null));
    }

    private void refuseAll(RejectedExecutionException cause) {
        IntakeUnavailable refusal = new IntakeUnavailable("the server accepts no more work", cause);
        for (List<Waiting> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
            group.forEach(one -> one.durable().completeExceptionally(refusal));
        }
    }

    private record Waiting(List<SentEvent> events, CompletableFuture<Void> durable) {}
}

package dev.penstock.decision;

import dev.penstock.event.EventKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who waits on this server for which decision. It is told of every decision that somebody waits for anywhere, and keeps nothing that
 * nobody here asked for.
 */
public final class DecisionWaits implements AwaitedDecisions {
    private final Map<EventKey, List<Waiting>> waiting = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final ScheduledExecutorService scheduler;

    /**
     * @param waitsMax at a time, 1 or more
     * @param scheduler ends waits whose time is over. What goes on once a wait has ended is to be short: it runs on its thread, or on
     *     that of whoever brings the decision.
     */
    public DecisionWaits(int waitsMax, ScheduledExecutorService scheduler) {
        this.places = new Semaphore(waitsMax);
        this.scheduler = scheduler;
    }

    @Override
    public Optional<Wait> await(EventKey subject, @Nullable String pipeline, Duration within) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Waiting newcomer = new Waiting(pipeline, new CompletableFuture<>());
        CompletionStage<Optional<Decision>> ended = newcomer.decision();
        waiting.compute(subject, (key, others) -> {
            List<Waiting> all = others == null ? new CopyOnWriteArrayList<>() : others;
            all.add(newcomer);
            return all;
        });
        try {
            Future<?> end = scheduler.schedule(
                    () -> end(subject, newcomer, Optional.empty()), within.toNanos(), TimeUnit.NANOSECONDS);
            ended.whenComplete((decision, none) -> end.cancel(false));
        } catch (RejectedExecutionException e) {
            end(subject, newcomer, Optional.empty());
        }
        return Optional.of(new Wait(ended));
    }

    /** A decision was taken: whoever waits here for it need not wait any longer. */
    public void decided(Decision decision) {
        for (Waiting one : waiting.getOrDefault(decision.subject(), List.of())) {
            if (one.pipeline() == null || one.pipeline().equals(decision.pipeline())) {
                end(decision.subject(), one, Optional.of(decision));
            }
        }
    }

    /** Only the first end counts. */
    private void end(EventKey subject, Waiting one, Optional<Decision> decision) {
        boolean[] first = new boolean[1];
        waiting.computeIfPresent(subject, (key, all) -> {
            first[0] = all.remove(one);
            return all.isEmpty() ? null : all;
        });
        if (first[0]) {
            places.release();
            one.decision().complete(decision);
        }
    }

    /** Two are never the same: each has a future of its own. */
    private record Waiting(@Nullable String pipeline, CompletableFuture<Optional<Decision>> decision) {}
}

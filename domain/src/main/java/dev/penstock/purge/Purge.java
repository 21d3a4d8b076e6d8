package dev.penstock.purge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Forgets, source by source, what came longer ago than each remembers. Meant to be called every second, by one thread at a time: it
 * works for {@link #TURN_MAX} of it at the most and a transaction more, and goes on next time where it stopped. When there is nothing
 * left it looks again after {@link #ROUND_PAUSE}.
 */
public final class Purge {
    public static final Duration TURN_MAX = Duration.ofMillis(100);
    public static final Duration ROUND_PAUSE = Duration.ofMinutes(5);

    private final OldEvents events;
    private final Map<String, Duration> remember;
    private final Duration rememberOtherwise;
    private final InstantSource clock;
    private final int batch;
    private final BiConsumer<Purged, Duration> observer;

    /** Whose turn it is in this round, and whose it will be. */
    private final Queue<String> waiting = new ArrayDeque<>();

    private Instant from = Instant.EPOCH;
    private boolean strayLeft;
    private @Nullable Instant restUntil;

    /**
     * @param remember how long, by source
     * @param rememberOtherwise of sources that are defined no longer
     * @param batch webhooks in one transaction, 1 to {@value OldEvents#ROOTS_MAX}
     * @param observer is told of each transaction and how long it took
     */
    public Purge(
            OldEvents events,
            Map<String, Duration> remember,
            Duration rememberOtherwise,
            InstantSource clock,
            int batch,
            BiConsumer<Purged, Duration> observer) {
        if (batch < 1 || batch > OldEvents.ROOTS_MAX) {
            throw new IllegalArgumentException("batch must be 1 to " + OldEvents.ROOTS_MAX + ", found " + batch);
        }
        this.events = events;
        this.remember = new TreeMap<>(remember);
        this.rememberOtherwise = rememberOtherwise;
        this.clock = clock;
        this.batch = batch;
        this.observer = observer;
    }

    /** Does its share of the work, or nothing while it rests. After a failure it rests too. */
    public void turn() {
        Instant now = clock.instant();
        if (restUntil != null && now.isBefore(restUntil)) {
            return;
        }
        restUntil = now.plus(ROUND_PAUSE);
        if (waiting.isEmpty() && !strayLeft) {
            waiting.addAll(events.sources());
            from = Instant.EPOCH;
            strayLeft = true;
        }
        Instant end = now.plus(TURN_MAX);
        boolean mine = true;
        while (mine && strayLeft && clock.instant().isBefore(end)) {
            mine = step(now);
        }
        if (mine && strayLeft) {
            restUntil = null;
        } else {
            waiting.clear();
            strayLeft = false;
        }
    }

    /** One transaction. False when another server is at it. */
    private boolean step(Instant now) {
        Instant begun = clock.instant();
        String source = waiting.peek();
        Optional<Purged> done = source == null
                ? events.purgeStray(now.minus(longest()), batch)
                : events.purge(source, from, now.minus(remember(source)), batch);
        if (done.isEmpty()) {
            return false;
        }
        Purged purged = done.get();
        observer.accept(purged, Duration.between(begun, clock.instant()));
        from = purged.reached();
        if (purged.roots() < batch) {
            from = Instant.EPOCH;
            if (source == null) {
                strayLeft = false;
            } else {
                waiting.remove();
            }
        }
        return true;
    }

    private Duration remember(String source) {
        return remember.getOrDefault(source, rememberOtherwise);
    }

    /** What is older belongs to no source's memory. */
    private Duration longest() {
        return remember.isEmpty() ? rememberOtherwise : max(Collections.max(remember.values()), rememberOtherwise);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}

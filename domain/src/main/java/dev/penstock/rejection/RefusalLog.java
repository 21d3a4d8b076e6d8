package dev.penstock.rejection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The refusals since they were last collected. Of each source and code the first {@value #ALIKE_MAX} are kept and the others
 * counted; {@value #KEPT_MAX} are kept in all, with {@value #HELD_BYTES_MAX} bytes of bodies. Never waits: safe for use by all
 * threads that refuse and one that collects.
 */
public final class RefusalLog {
    static final int ALIKE_MAX = 10;
    static final int KEPT_MAX = 250;
    static final long HELD_BYTES_MAX = 8 << 20;

    /** Sources are defined, codes are few; this bounds what a defect could do. */
    private static final int KINDS_MAX = 10_000;

    /** A kept refusal, and how many more were like it. */
    public record Sampled(Refusal refusal, long alike) {}

    private record Kind(String source, String code) {}

    private final Map<Kind, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Queue<Refusal> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger keptCount = new AtomicInteger();
    private final AtomicLong heldBytes = new AtomicLong();

    /** Keeps or counts a refusal; one that is only counted is never made. */
    public void add(String source, String code, Supplier<Refusal> refusal) {
        Kind kind = new Kind(source, code);
        AtomicInteger count = counts.get(kind);
        if (count == null) {
            if (counts.size() >= KINDS_MAX) {
                return;
            }
            count = counts.computeIfAbsent(kind, first -> new AtomicInteger());
        }
        if (count.incrementAndGet() > ALIKE_MAX) {
            return;
        }
        if (keptCount.incrementAndGet() > KEPT_MAX) {
            keptCount.decrementAndGet();
            return;
        }
        Refusal made = refusal.get();
        long bytes = made.heldBytes();
        if (heldBytes.addAndGet(bytes) > HELD_BYTES_MAX) {
            heldBytes.addAndGet(-bytes);
            made = made.withoutBody();
        }
        kept.add(made);
    }

    /** Takes what was kept since the last time; the last of a kind carries the count of those like it. */
    public List<Sampled> collect() {
        List<Refusal> taken = new ArrayList<>();
        while (taken.size() < KEPT_MAX) {
            Refusal one = kept.poll();
            if (one == null) {
                break;
            }
            taken.add(one);
            keptCount.decrementAndGet();
            heldBytes.addAndGet(-one.heldBytes());
        }
        Map<Kind, Integer> takenOfKind = new HashMap<>();
        taken.forEach(one -> takenOfKind.merge(new Kind(one.source(), one.code()), 1, Integer::sum));
        Map<Kind, Long> alike = new HashMap<>();
        counts.forEach((kind, count) ->
                alike.put(kind, (long) Math.max(0, count.getAndSet(0) - takenOfKind.getOrDefault(kind, 0))));
        List<Sampled> sampled = new ArrayList<>();
        for (Refusal one : taken) {
            Kind kind = new Kind(one.source(), one.code());
            boolean last = takenOfKind.merge(kind, -1, Integer::sum) == 0;
            sampled.add(new Sampled(one, last ? alike.getOrDefault(kind, 0L) : 0));
        }
        return sampled;
    }
}

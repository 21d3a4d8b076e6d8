package dev.penstock.system.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What came back, by kind and status, and what should not have. Safe for use by many threads. */
final class Findings {
    private static final int SHOWN_MAX = 40;
    private static final int SHOWN_OF_KIND_MAX = 3;

    private final Map<String, Map<Integer, AtomicLong>> tallies = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> violations = new ConcurrentHashMap<>();
    private final List<String> shown = new ArrayList<>();

    void answered(String kind, int status) {
        tallies.computeIfAbsent(kind, key -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(status, key -> new AtomicLong())
                .incrementAndGet();
    }

    /** @param what names the rule that was broken; {@code where} the shot */
    void violated(String what, String where) {
        long count = violations.computeIfAbsent(what, key -> new AtomicLong()).incrementAndGet();
        if (count <= SHOWN_OF_KIND_MAX) {
            synchronized (shown) {
                if (shown.size() < SHOWN_MAX) {
                    shown.add(what + ": " + where);
                }
            }
        }
    }

    /** How often each rule was broken. */
    Map<String, Long> violations() {
        Map<String, Long> counts = new TreeMap<>();
        violations.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    /** Some of the violations, each with its shot. */
    List<String> examples() {
        synchronized (shown) {
            return List.copyOf(shown);
        }
    }

    String table() {
        StringBuilder table = new StringBuilder();
        Map<Integer, Long> sums = new TreeMap<>();
        tallies.forEach((kind, byStatus) -> {
            table.append(String.format("%-28s", kind));
            byStatus.forEach((status, count) -> {
                sums.merge(status, count.get(), Long::sum);
                table.append("  ").append(name(status)).append(": ").append(count);
            });
            table.append('\n');
        });
        table.append(String.format("%-28s", "all"));
        sums.forEach((status, count) ->
                table.append("  ").append(name(status)).append(": ").append(count));
        return table.append('\n').toString();
    }

    private static String name(int status) {
        return status == 0 ? "closed" : Integer.toString(status);
    }
}

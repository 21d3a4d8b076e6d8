package dev.penstock.schema.registry;

import dev.penstock.event.EventKey;
import dev.penstock.ledger.RecordedEvents;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.Violation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a schema would have made of the newest events of its type.
 *
 * @param events that were looked at
 * @param rejected how many of them violate it
 * @param complaints what they violate, the most frequent first, {@value #COMPLAINTS_MAX} at the most
 */
public record Trial(int events, int rejected, List<Complaint> complaints) {
    /** The most events that are looked at. */
    public static final int EVENTS_MAX = 10_000;

    public static final int COMPLAINTS_MAX = 20;

    /**
     * One violation that events share.
     *
     * @param pointer into the data, with * for the places in lists
     * @param events how many have it
     * @param first the newest that has it
     */
    public record Complaint(String pointer, String rule, String message, int events, EventKey first) {}

    private record Cause(String pointer, String rule, String message) {}

    /** @param limit 1 to {@value #EVENTS_MAX} */
    public static Trial of(EventSchema candidate, RecordedEvents recorded, int limit) {
        if (limit < 1 || limit > EVENTS_MAX) {
            throw new IllegalArgumentException("events must be 1 to " + EVENTS_MAX + ", found " + limit);
        }
        int[] counts = new int[2];
        Map<Cause, Complaint> complaints = new LinkedHashMap<>();
        recorded.newestOfType(candidate.type(), limit, event -> {
            counts[0]++;
            List<Violation> violations = candidate.violations(event.data());
            counts[1] += violations.isEmpty() ? 0 : 1;
            violations.stream().map(Trial::cause).distinct().forEach(cause -> {
                Complaint one = new Complaint(cause.pointer(), cause.rule(), cause.message(), 1, event.key());
                if (complaints.containsKey(cause) || complaints.size() < EVENTS_MAX) {
                    complaints.merge(
                            cause,
                            one,
                            (before, again) -> new Complaint(
                                    before.pointer(),
                                    before.rule(),
                                    before.message(),
                                    before.events() + 1,
                                    before.first()));
                }
            });
        });
        return new Trial(
                counts[0],
                counts[1],
                complaints.values().stream()
                        .sorted(Comparator.comparingInt(Complaint::events).reversed())
                        .limit(COMPLAINTS_MAX)
                        .toList());
    }

    private static Cause cause(Violation violation) {
        return new Cause(violation.pointer().replaceAll("/[0-9]+(?=/|$)", "/*"), violation.rule(), violation.message());
    }
}

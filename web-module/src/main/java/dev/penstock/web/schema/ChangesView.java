package dev.penstock.web.schema;

import dev.penstock.schema.compatibility.Change;
import java.util.List;

/** Differences between two versions as the API shows them. */
public record ChangesView(int from, int to, List<Entry> changes) {
    /** One of them. */
    public record Entry(String kind, String pointer, String sentence) {}

    static ChangesView of(int from, int to, List<Change> changes) {
        return new ChangesView(from, to, entries(changes));
    }

    static List<Entry> entries(List<Change> changes) {
        return changes.stream()
                .map(change -> new Entry(change.kind().word(), change.pointer(), change.sentence()))
                .toList();
    }
}

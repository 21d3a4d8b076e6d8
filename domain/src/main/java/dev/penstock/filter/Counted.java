package dev.penstock.filter;

import dev.penstock.event.EventKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many events there were of a kind, and the first of them. For one thread. */
final class Counted {
    private int events;
    private final List<EventKey> examples = new ArrayList<>();

    void add(EventKey key) {
        events++;
        if (examples.size() < FilterTrial.EXAMPLES_MAX) {
            examples.add(key);
        }
    }

    int events() {
        return events;
    }

    List<EventKey> examples() {
        return Collections.unmodifiableList(examples);
    }
}

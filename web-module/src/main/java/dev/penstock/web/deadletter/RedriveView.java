package dev.penstock.web.deadletter;

import dev.penstock.event.EventKey;
import java.util.List;

/**
 * What was given back.
 *
 * @param redriven how many dead letters
 * @param events theirs, each {@code source/id}
 */
public record RedriveView(int redriven, List<String> events) {
    static RedriveView of(List<EventKey> keys) {
        return new RedriveView(
                keys.size(), keys.stream().map(EventKey::toString).toList());
    }
}

package dev.penstock.filter;

import dev.penstock.event.Event;
import dev.penstock.filter.FilterTrial.Attribute;
import dev.penstock.filter.FilterTrial.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts attributes and their values, in bounded memory. For one thread. */
final class AttributeTally {
    /** Of an attribute's values; what comes later is counted as other. */
    private static final int VALUES_KNOWN_MAX = 1_000;

    private static final class Uses {
        private int events;
        private final Map<Object, Integer> values = new HashMap<>();
    }

    private final SortedMap<String, Uses> names = new TreeMap<>();

    void add(Event event) {
        count("type", event.type());
        event.attributes().forEach(this::count);
    }

    private void count(String name, Object value) {
        Uses uses = names.get(name);
        if (uses == null) {
            if (names.size() >= FilterTrial.NAMES_MAX) {
                return;
            }
            uses = new Uses();
            names.put(name, uses);
        }
        uses.events++;
        if (uses.values.containsKey(value) || uses.values.size() < VALUES_KNOWN_MAX) {
            uses.values.merge(value, 1, Integer::sum);
        }
    }

    Set<String> names() {
        return names.keySet();
    }

    /** By name; of each the most frequent values first. */
    List<Attribute> attributes() {
        return names.entrySet().stream()
                .map(entry -> attribute(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Attribute attribute(String name, Uses uses) {
        List<Value> values = uses.values.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Value::events)
                        .reversed()
                        .thenComparing(value -> value.value().toString()))
                .limit(FilterTrial.VALUES_MAX)
                .toList();
        return new Attribute(
                name,
                uses.events,
                values,
                uses.events - values.stream().mapToInt(Value::events).sum());
    }
}

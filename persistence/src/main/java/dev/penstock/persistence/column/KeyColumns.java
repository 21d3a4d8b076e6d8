package dev.penstock.persistence.column;

import dev.penstock.event.EventKey;
import java.util.Collection;
import java.util.List;

/** Keys of events as two arrays for {@code unnest(sources, ids)}: without repetitions, in order. */
public final class KeyColumns {
    /** The most keys in a query. */
    public static final int KEYS_MAX = 1_000;

    private final List<EventKey> keys;

    private KeyColumns(List<EventKey> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException when there are more than {@value #KEYS_MAX} */
    public static KeyColumns of(Collection<EventKey> keys) {
        if (keys.size() > KEYS_MAX) {
            throw new IllegalArgumentException(
                    "a query takes " + KEYS_MAX + " events at the most, found " + keys.size());
        }
        return new KeyColumns(keys.stream().distinct().sorted().toList());
    }

    public String[] sources() {
        return keys.stream().map(EventKey::source).toArray(String[]::new);
    }

    public String[] ids() {
        return keys.stream().map(EventKey::id).toArray(String[]::new);
    }
}

package dev.penstock.source;

import dev.penstock.signature.SchemeWords;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words of a row, which ships with Penstock: what is wrong with one ends the reading. */
record RowWords(Map<?, ?> row) implements SchemeWords {
    @Override
    public Set<String> keys(String path) {
        Object value = path.isEmpty() ? row : find(path);
        Set<String> keys = new TreeSet<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> keys.add(String.valueOf(key)));
        }
        return keys;
    }

    @Override
    public Optional<String> text(String path) {
        Object value = find(path);
        return value == null || value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.of(value.toString());
    }

    @Override
    public List<String> texts(String path) {
        return find(path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : text(path).stream().toList();
    }

    @Override
    public Optional<Duration> duration(String path, Duration min, Duration max) {
        return text(path).map(text -> {
            try {
                Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // said below, as of one that is out of its bounds
            }
            throw new IllegalArgumentException("key '" + path + "' must be a duration such as 5m, from " + min + " to "
                    + max + ", found '" + text + "'");
        });
    }

    @Override
    public void problem(String path, String allowed) {
        throw new IllegalArgumentException((path.isEmpty() ? "" : "key '" + path + "': ") + allowed);
    }

    private @Nullable Object find(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return row.get(path);
        }
        return row.get(path.substring(0, dot)) instanceof Map<?, ?> map ? map.get(path.substring(dot + 1)) : null;
    }
}

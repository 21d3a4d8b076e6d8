package dev.penstock.event;

/**
 * What makes an event unique: CloudEvents' {@code source} and {@code id} together.
 *
 * @param source the name of a source ({@code github}) or, for the output of a stage, of that stage ({@code moderation.classify}); has no slash
 * @param id unique within its source; 1 to {@value #ID_LENGTH_MAX} characters
 */
public record EventKey(String source, String id) implements Comparable<EventKey> {
    public static final int ID_LENGTH_MAX = 255;

    public EventKey {
        if (source.isEmpty() || source.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "an event's source must be a name without a slash, found '" + source + "'");
        }
        if (id.isEmpty() || id.length() > ID_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "an event's id must have 1 to " + ID_LENGTH_MAX + " characters, found " + id.length());
        }
    }

    /** Reads the form that {@link #toString} writes. */
    public static EventKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an event's key is written source/id, found '" + text + "'");
        }
        return new EventKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(EventKey other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : id.compareTo(other.id);
    }

    /** {@code source/id}, also the form of {@code correlationid} and {@code causationid}. */
    @Override
    public String toString() {
        return source + "/" + id;
    }
}

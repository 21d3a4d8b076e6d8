package dev.penstock.stage;

/**
 * A stage's full name, and the queues named after it.
 *
 * @param pipeline matches {@code [a-z][a-z0-9-]*}
 * @param stage likewise
 */
public record StageName(String pipeline, String stage) implements Comparable<StageName> {
    private static final String QUEUE_PREFIX = "penstock.stage.";

    /** Reads {@code pipeline.stage}. */
    public static StageName parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1 || text.indexOf('.', dot + 1) >= 0) {
            throw new IllegalArgumentException("a stage's full name is written pipeline.stage, found '" + text + "'");
        }
        return new StageName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** The stage that reads {@code queue}. */
    public static StageName ofQueue(String queue) {
        if (!queue.startsWith(QUEUE_PREFIX)) {
            throw new IllegalArgumentException(
                    "a stage's queue begins with " + QUEUE_PREFIX + ", found '" + queue + "'");
        }
        return parse(queue.substring(QUEUE_PREFIX.length()));
    }

    /** The queue that the stage's events wait in. */
    public String queue() {
        return QUEUE_PREFIX + this;
    }

    /** Where its failed events go. */
    public String deadLetterQueue() {
        return "penstock.dlq." + this;
    }

    /** Where its stale events go. */
    public String expiryQueue() {
        return "penstock.expired." + this;
    }

    /** What its message-driven bean is called in the server; unique, as the reader of definitions sees to. */
    public String bean() {
        return "Stage-" + pipeline + "-" + stage;
    }

    @Override
    public int compareTo(StageName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return pipeline + "." + stage;
    }
}

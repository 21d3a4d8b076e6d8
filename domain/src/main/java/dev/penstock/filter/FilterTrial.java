package dev.penstock.filter;

import dev.penstock.event.EventKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a selector would have made of recorded events. Its components are what the API and the command show.
 *
 * @param source null for all
 * @param type null for all
 * @param stage that was compared; null for none
 * @param events that were looked at
 * @param kept how many satisfy the selector
 * @param dropped how many do not
 * @param droppedShare of the events, 0 to 1
 * @param keptExamples the newest, {@value #EXAMPLES_MAX} at the most
 * @param droppedExamples likewise
 * @param comparison with the stage's present filter; null when there is no stage
 * @param attributes that the events have, by name, {@value #NAMES_MAX} at the most
 * @param unknownAttributes names in the selector that none of the events has: for all of them it is NULL
 * @param saved the recorded runs that would not have been: on dropped webhooks and on all that was made from them, or those of
 *     the stage on events that it would no longer get
 * @param newest when the newest event came; null when there is none
 * @param oldest likewise
 * @param complete false when the time was over before all events had been looked at
 */
public record FilterTrial(
        String selector,
        @Nullable String source,
        @Nullable String type,
        @Nullable String stage,
        int events,
        int kept,
        int dropped,
        double droppedShare,
        List<EventKey> keptExamples,
        List<EventKey> droppedExamples,
        @Nullable Comparison comparison,
        List<Attribute> attributes,
        List<Unknown> unknownAttributes,
        List<Saving> saved,
        @Nullable Instant newest,
        @Nullable Instant oldest,
        boolean complete) {
    public static final int EXAMPLES_MAX = 5;
    public static final int NAMES_MAX = 100;
    public static final int VALUES_MAX = 10;

    /**
     * With what a stage receives now.
     *
     * @param present its filter; null when it receives every event of its type
     * @param receives how many of the events it receives now
     * @param noLonger how many of these it would no longer get
     * @param additionally how many it would get and does not get now
     */
    public record Comparison(
            @Nullable String present,
            int receives,
            int noLonger,
            List<EventKey> noLongerExamples,
            int additionally,
            List<EventKey> additionallyExamples) {}

    /**
     * An attribute that events have.
     *
     * @param events how many have it
     * @param values the most frequent, {@value #VALUES_MAX} at the most
     * @param others how many events have another value than these
     */
    public record Attribute(String name, int events, List<Value> values, int others) {}

    /** One value, a text, a number or a truth value, and how many events have it. */
    public record Value(Object value, int events) {}

    /**
     * A name that no event has.
     *
     * @param nearest names that events have and that are written alike
     */
    public record Unknown(String name, List<String> nearest) {}

    /**
     * Runs of one stage.
     *
     * @param model whether they asked a model
     * @param durationMs of all together
     */
    public record Saving(String stage, boolean model, long runs, double durationMs) {}
}

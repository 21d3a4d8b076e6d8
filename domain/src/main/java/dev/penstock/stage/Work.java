package dev.penstock.stage;

import com.fasterxml.jackson.core.JsonPointer;
import dev.penstock.decision.Thresholds;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stage does to each event. */
public sealed interface Work {
    /**
     * Scores the event with a model.
     *
     * @param model its name; the champion serves
     * @param input for each input of the model, where its text stands. The pointers start at the event: {@code /data/text}
     *     is member {@code text} of its data
     */
    record Infer(String model, SortedMap<String, JsonPointer> input) implements Work {
        public Infer {
            input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
        }
    }

    /** Decides by the scores that the event carries in {@code /scores} of its data. */
    record Decide(Thresholds thresholds) implements Work {}
}

package dev.penstock.stage;

import dev.penstock.decision.Thresholds;
import dev.penstock.mapping.Expression;
import dev.penstock.model.ModelReference;
import dev.penstock.writeback.Target;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stage does to each event. */
public sealed interface Work {
    /**
     * Gives the event to a model.
     *
     * @param model the version that predicts
     * @param input for each input of the model, what it gets of the event, seen as {@link dev.penstock.mapping.EventDocument}:
     *     {@code /data/text} is member {@code text} of its data
     * @param cacheBytes how much memory predictions may take on each server that are kept for events with the same input; 0 to ask the
     *     model each time
     */
    record Infer(ModelReference model, SortedMap<String, Expression> input, long cacheBytes) implements Work {
        public Infer {
            input = Collections.unmodifiableSortedMap(new TreeMap<>(input));
        }

        /** Asks the model each time. */
        public Infer(ModelReference model, SortedMap<String, Expression> input) {
            this(model, input, 0);
        }
    }

    /** Decides by the scores that the event carries in {@code /scores} of its data. */
    record Decide(Thresholds thresholds) implements Work {}

    /** Tells another system of the event. */
    record Deliver(Target target) implements Work {}
}

package dev.penstock.decision;

import dev.penstock.event.EventKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was decided about a root event in a pipeline.
 *
 * @param pipeline unique together with {@code subject}
 * @param subject the root event
 * @param event the decision event that says so
 * @param ruling the verdict and its reasons
 * @param scores what it was decided by
 * @param workVersion of the thresholds
 * @param decidedAt cut to microseconds
 */
public record Decision(
        String pipeline,
        EventKey subject,
        EventKey event,
        Ruling ruling,
        Map<String, Double> scores,
        String workVersion,
        Instant decidedAt) {
    public Decision {
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}

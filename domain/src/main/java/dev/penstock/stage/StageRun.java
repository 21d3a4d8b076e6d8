package dev.penstock.stage;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage did to one event.
 *
 * @param input the event; unique together with {@code stage}
 * @param output the event that it published
 * @param workVersion of the model ({@code text-moderation@1}) or of the thresholds
 * @param scores by label; empty when the stage does not score
 * @param attempts deliveries it took, 1 or more
 * @param duration of the attempt that succeeded: this event's share where several were worked on together
 * @param completedAt cut to microseconds
 * @param tokens that a chat model read and wrote for it
 * @param price of it, beside processor time; null when the model has none
 */
public record StageRun(
        StageName stage,
        EventKey input,
        Event output,
        String workVersion,
        Map<String, Double> scores,
        int attempts,
        Duration duration,
        Instant completedAt,
        TokenUsage tokens,
        @Nullable Price price) {
    public StageRun {
        completedAt = completedAt.truncatedTo(ChronoUnit.MICROS);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /** Of work that costs processor time only. */
    public StageRun(
            StageName stage,
            EventKey input,
            Event output,
            String workVersion,
            Map<String, Double> scores,
            int attempts,
            Duration duration,
            Instant completedAt) {
        this(stage, input, output, workVersion, scores, attempts, duration, completedAt, TokenUsage.NONE, null);
    }
}

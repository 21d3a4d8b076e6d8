package dev.penstock.web.event;

import dev.penstock.stage.StageRun;
import java.time.Instant;
import java.util.Map;

/**
 * What a stage did, as the API shows it.
 *
 * @param input {@code source/id} of the event that it worked on
 * @param output {@code source/id} of the event that it published
 * @param workVersion of the model or the thresholds
 * @param durationMs of the attempt that succeeded
 */
public record RunView(
        String stage,
        String input,
        String output,
        String outputType,
        String workVersion,
        Map<String, Double> scores,
        int attempts,
        double durationMs,
        Instant completedAt) {
    static RunView of(StageRun run) {
        return new RunView(
                run.stage().toString(),
                run.input().toString(),
                run.output().key().toString(),
                run.output().type(),
                run.workVersion(),
                run.scores(),
                run.attempts(),
                run.duration().toNanos() / 1e6,
                run.completedAt());
    }
}

package dev.penstock.stage;

import java.time.Duration;

/**
 * What runs of a stage took.
 *
 * @param stage its full name
 * @param duration of all together
 */
public record RunCost(String stage, long runs, Duration duration) {
    /** Together with others of the same stage. */
    public RunCost plus(RunCost other) {
        return new RunCost(stage, runs + other.runs, duration.plus(other.duration));
    }
}

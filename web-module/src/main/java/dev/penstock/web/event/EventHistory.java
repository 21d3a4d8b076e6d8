package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.penstock.schema.Violation;
import java.util.List;

/**
 * An event and all that became of it.
 *
 * @param status {@code published} or {@code invalid}
 * @param violations of its type's schema, when it is invalid
 * @param runs of stages on it and on its offspring, oldest first
 * @param failedAttempts likewise
 * @param decisions that its offspring led to
 * @param offspring what was made from it, oldest first
 */
public record EventHistory(
        @JsonUnwrapped EventView event,
        String status,
        List<Violation> violations,
        List<RunView> runs,
        List<AttemptView> failedAttempts,
        List<DecisionView> decisions,
        List<EventView> offspring) {}

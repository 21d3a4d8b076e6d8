package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.penstock.decision.Decision;
import dev.penstock.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the API shows it.
 *
 * @param verdict {@code approve}, {@code hold} or {@code reject}
 * @param grade where the pipeline gives grades
 * @param event {@code source/id} of the event that says so
 */
public record DecisionView(
        String pipeline,
        String verdict,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String grade,
        List<Reason> reasons,
        Map<String, Double> scores,
        String workVersion,
        String event,
        Instant decidedAt) {
    public static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.pipeline(),
                decision.ruling().verdict().word(),
                decision.ruling().grade(),
                decision.ruling().reasons(),
                decision.scores(),
                decision.workVersion(),
                decision.event().toString(),
                decision.decidedAt());
    }
}

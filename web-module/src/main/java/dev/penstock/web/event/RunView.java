package dev.penstock.web.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.penstock.model.Price;
import dev.penstock.model.TokenUsage;
import dev.penstock.stage.StageRun;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage did, as the API shows it.
 *
 * @param input {@code source/id} of the event that it worked on
 * @param output {@code source/id} of the event that it published
 * @param workVersion of the model or the thresholds
 * @param durationMs of the attempt that succeeded
 * @param tokens that a chat model read and wrote; left out where none did
 * @param price of the run, beside processor time; left out where the model has none
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
        Instant completedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TokenUsage tokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceView price) {
    /** The amount as a text without an exponent: numbers in JSON would lose digits in many clients. */
    public record PriceView(String amount, String currency) {
        static @Nullable PriceView of(@Nullable Price price) {
            return price == null
                    ? null
                    : new PriceView(price.amount().stripTrailingZeros().toPlainString(), price.currency());
        }
    }

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
                run.completedAt(),
                run.tokens().equals(TokenUsage.NONE) ? null : run.tokens(),
                PriceView.of(run.price()));
    }
}

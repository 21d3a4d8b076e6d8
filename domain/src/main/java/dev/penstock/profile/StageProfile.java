package dev.penstock.profile;

import dev.penstock.model.Price;
import dev.penstock.stage.StageName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a stage did to some events.
 *
 * @param workVersion of the model or of the thresholds; null when it completed no event
 * @param cached whether the stage is defined to keep predictions
 * @param events that reached it
 * @param repeated of them: with an input that an earlier one had, so that nobody needed to be asked
 * @param failed of them: nothing was made of these
 * @param failure why the first of these failed; null when none did
 * @param wall from the first event to the last, the repeated ones answered from memory
 * @param cpu processor time of the process meanwhile
 * @param inputTokens of a chat model
 * @param outputTokens of a chat model
 * @param prices beside processor time, by currency
 */
public record StageProfile(
        StageName stage,
        @Nullable String workVersion,
        boolean cached,
        long events,
        long repeated,
        long failed,
        @Nullable String failure,
        Duration wall,
        Duration cpu,
        long inputTokens,
        long outputTokens,
        Map<String, BigDecimal> prices) {
    private static final double NANOS_A_MILLI = 1e6;

    public StageProfile {
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
    }

    /** Events that were worked on: neither repeated nor failed, at least 0. */
    public long asked() {
        return events - repeated - failed;
    }

    /** Milliseconds of work on one event that is not repeated; 0 when there was none. */
    public double wallMillis() {
        return millis(wall, asked());
    }

    /** Milliseconds of processor time for one event that is not repeated; 0 when there was none. */
    public double cpuMillis() {
        return millis(cpu, asked());
    }

    private static double millis(Duration duration, long events) {
        return events == 0 ? 0 : duration.toNanos() / NANOS_A_MILLI / events;
    }

    /** The share of events, in [0, 1], that a cache saves or would save. */
    public double repeatedShare() {
        return events == 0 ? 0 : (double) repeated / events;
    }

    /** Events that cost something as the stage is defined: without a cache the repeated ones too. */
    public long paid() {
        return cached ? asked() : asked() + repeated;
    }

    /** Milliseconds of processor time for all events, as the stage is defined. */
    public double cpuMillisTogether() {
        return cpuMillis() * paid();
    }

    /** The price of all events, as the stage is defined, by currency. */
    public Map<String, BigDecimal> pricesTogether() {
        Map<String, BigDecimal> together = new HashMap<>();
        if (asked() > 0) {
            prices.forEach((currency, amount) -> together.put(
                    currency,
                    amount.multiply(BigDecimal.valueOf(paid()))
                            .divide(BigDecimal.valueOf(asked()), Price.DIGITS, RoundingMode.HALF_UP)));
        }
        return together;
    }
}

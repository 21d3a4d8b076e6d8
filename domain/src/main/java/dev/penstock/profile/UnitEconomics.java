package dev.penstock.profile;

import dev.penstock.model.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What events cost, as a profile found it: processor time of stages and prices of models. Queues, transactions and the database are
 * not in it.
 *
 * @param events that were led through the pipeline, 1 or more
 * @param cpuMillis processor time for all of them
 * @param prices for all of them, by currency
 */
public record UnitEconomics(long events, double cpuMillis, Map<String, BigDecimal> prices) {
    /** A twelfth of a year of 365.25 days. */
    private static final long SECONDS_A_MONTH = Duration.ofHours(8766).toSeconds() / 12;

    private static final double MILLIS = 1_000;

    public UnitEconomics {
        if (events < 1) {
            throw new IllegalArgumentException("a profile has 1 event or more, found " + events);
        }
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
    }

    public static UnitEconomics of(long events, List<StageProfile> stages) {
        Map<String, BigDecimal> prices = new HashMap<>();
        stages.forEach(stage ->
                stage.pricesTogether().forEach((currency, amount) -> prices.merge(currency, amount, BigDecimal::add)));
        return new UnitEconomics(
                events,
                stages.stream().mapToDouble(StageProfile::cpuMillisTogether).sum(),
                prices);
    }

    /** Milliseconds of processor time for one event. */
    public double cpuMillisEach() {
        return cpuMillis / events;
    }

    /** Events a second that one core has time for; infinite when none took any. */
    public double perSecondAndCore() {
        return MILLIS / cpuMillisEach();
    }

    /** Prices of a thousand events. */
    public Map<String, BigDecimal> pricesOfThousand() {
        return times(BigDecimal.valueOf(1_000));
    }

    /** Cores that are busy throughout at a rate. */
    public double cores(double perSecond) {
        return perSecond * cpuMillisEach() / MILLIS;
    }

    /** Events of a month at a rate. */
    public static double aMonth(double perSecond) {
        return perSecond * SECONDS_A_MONTH;
    }

    /** Prices of a month at a rate, what cores cost not among them. */
    public Map<String, BigDecimal> pricesOfMonth(double perSecond) {
        return times(BigDecimal.valueOf(aMonth(perSecond)));
    }

    private Map<String, BigDecimal> times(BigDecimal wanted) {
        Map<String, BigDecimal> all = new TreeMap<>();
        prices.forEach((currency, amount) -> all.put(
                currency,
                amount.multiply(wanted).divide(BigDecimal.valueOf(events), Price.DIGITS, RoundingMode.HALF_UP)));
        return all;
    }
}

package dev.penstock.cli.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.Table;
import dev.penstock.profile.StageProfile;
import dev.penstock.profile.UnitEconomics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline's profile, to be read.
 *
 * @param filter what another filter at the door would do
 * @param load what it is to be reckoned with
 */
record Report(String pipeline, String source, SampleFile samples, List<StageProfile> stages, Filter filter, Load load) {
    private static final int PRICE_DIGITS = 4;

    /**
     * A filter that was tried.
     *
     * @param selector null when none was
     * @param dropped events that it would drop
     * @param stages what those cost
     */
    record Filter(@Nullable String selector, long dropped, List<StageProfile> stages) {}

    /**
     * What is expected.
     *
     * @param rate webhooks a second; null when nothing is said
     * @param coreMonth what a core costs a month; null when nothing is said
     * @param currency of {@code coreMonth}
     */
    record Load(@Nullable Double rate, @Nullable Double coreMonth, String currency) {}

    private UnitEconomics economics() {
        return UnitEconomics.of(samples.passed().size(), stages);
    }

    private double savedByFilter() {
        double all = economics().cpuMillis();
        double dropped = filter.stages().stream()
                .mapToDouble(StageProfile::cpuMillisTogether)
                .sum();
        return all == 0 ? 0 : Math.min(1, dropped / all);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        int passed = samples.passed().size();
        lines.add(form("pipeline %s, %d events of source %s", pipeline, passed, source)
                + (samples.dropped() == 0
                        ? ""
                        : form(
                                "; its filter drops %d more, %s of all",
                                samples.dropped(),
                                percent((double) samples.dropped() / (passed + samples.dropped())))));
        lines.add("");
        lines.add(table().toString());
        stages.stream()
                .filter(stage -> stage.failure() != null)
                .forEach(stage ->
                        lines.add(form("%s failed on %d: %s", stage.stage(), stage.failed(), stage.failure())));
        lines.add("");
        UnitEconomics economics = economics();
        if (economics.cpuMillis() == 0) {
            lines.add("Nothing was worked on.");
            return String.join(System.lineSeparator(), lines);
        }
        lines.add(form(
                "1000 events   %.2f s of processor time%s",
                economics.cpuMillisEach(), prices(", ", economics.pricesOfThousand())));
        lines.add(form("one core      %.1f events a second", economics.perSecondAndCore()));
        addSavings(lines);
        addBill(lines, economics);
        lines.add("Queues, transactions and the database come on top; targets were not called.");
        return String.join(System.lineSeparator(), lines);
    }

    private Table table() {
        Table table = new Table(
                "STAGE", "WORK", "EVENTS", "FAILED", "MS EACH", "CPU MS EACH", "REPEATED", "CACHE", "TOKENS", "PRICE");
        for (StageProfile stage : stages) {
            String work = stage.workVersion() == null ? "-" : stage.workVersion();
            table.row(
                    stage.stage().toString(),
                    work,
                    Long.toString(stage.events()),
                    Long.toString(stage.failed()),
                    form("%.3f", stage.wallMillis()),
                    form("%.3f", stage.cpuMillis()),
                    percent(stage.repeatedShare()),
                    stage.cached() ? "on" : "off",
                    Long.toString(stage.inputTokens() + stage.outputTokens()),
                    stage.prices().isEmpty() ? "-" : prices("", stage.pricesTogether()));
        }
        return table;
    }

    private void addSavings(List<String> lines) {
        for (StageProfile stage : stages) {
            if (stage.repeated() > 0) {
                lines.add(form(
                        "cache         of %s %s %s of its work",
                        stage.stage(), stage.cached() ? "saves" : "would save", percent(stage.repeatedShare())));
            }
        }
        if (filter.selector() != null) {
            lines.add(form(
                    "filter        \"%s\" would drop %s of the events and save %s of the processor time",
                    filter.selector(),
                    percent((double) filter.dropped() / samples.passed().size()),
                    percent(savedByFilter())));
        }
    }

    private void addBill(List<String> lines, UnitEconomics economics) {
        Double rate = load.rate();
        if (rate != null) {
            lines.add(form(
                    "at %s a second %.2f cores busy, %.0f events a month%s",
                    rate, economics.cores(rate), UnitEconomics.aMonth(rate), prices(", ", month(economics, rate))));
        }
    }

    private Map<String, BigDecimal> month(UnitEconomics economics, double rate) {
        Map<String, BigDecimal> month = new TreeMap<>(economics.pricesOfMonth(rate));
        Double core = load.coreMonth();
        if (core != null) {
            month.merge(load.currency(), BigDecimal.valueOf(core * economics.cores(rate)), BigDecimal::add);
        }
        return month;
    }

    private static String prices(String before, Map<String, BigDecimal> prices) {
        return prices.isEmpty()
                ? ""
                : prices.entrySet().stream()
                        .map(price -> rounded(price.getValue()).toPlainString() + " " + price.getKey())
                        .collect(Collectors.joining(", ", before, ""));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(PRICE_DIGITS, RoundingMode.HALF_UP);
    }

    private static String percent(double share) {
        return form("%.1f %%", 100 * share);
    }

    private static String form(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    ObjectNode json() {
        UnitEconomics economics = economics();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("pipeline", pipeline)
                .put("source", source)
                .put("events", samples.passed().size())
                .put("droppedBySource", samples.dropped());
        for (StageProfile stage : stages) {
            ObjectNode one = json.withArray("stages")
                    .addObject()
                    .put("stage", stage.stage().toString())
                    .put("work", stage.workVersion())
                    .put("events", stage.events())
                    .put("failed", stage.failed())
                    .put("failure", stage.failure())
                    .put("wallMsEach", stage.wallMillis())
                    .put("cpuMsEach", stage.cpuMillis())
                    .put("repeatedShare", stage.repeatedShare())
                    .put("cached", stage.cached())
                    .put("inputTokens", stage.inputTokens())
                    .put("outputTokens", stage.outputTokens());
            put(one, "prices", stage.pricesTogether());
        }
        json.put("cpuMsEach", economics.cpuMillisEach());
        if (economics.cpuMillis() > 0) {
            json.put("perSecondAndCore", economics.perSecondAndCore());
        }
        put(json, "pricesOfThousand", economics.pricesOfThousand());
        if (filter.selector() != null) {
            json.putObject("filter")
                    .put("selector", filter.selector())
                    .put(
                            "droppedShare",
                            (double) filter.dropped() / samples.passed().size())
                    .put("savedShare", savedByFilter());
        }
        Double rate = load.rate();
        if (rate != null) {
            ObjectNode month = json.putObject("month")
                    .put("perSecond", rate)
                    .put("events", UnitEconomics.aMonth(rate))
                    .put("cores", economics.cores(rate));
            put(month, "prices", month(economics, rate));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Map<String, BigDecimal> prices) {
        ObjectNode amounts = json.putObject(name);
        prices.forEach((currency, amount) -> amounts.put(currency, rounded(amount)));
    }
}

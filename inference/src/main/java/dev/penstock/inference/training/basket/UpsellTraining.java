package dev.penstock.inference.training.basket;

import dev.penstock.inference.basket.Neighbours;
import dev.penstock.inference.training.Split;
import dev.penstock.inference.training.tabular.RowFiles;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trains {@code upsell}: co-occurrence and EASE with three ridges are fitted to 70 % of the baskets and compared on 15 %; the best is
 * measured on the rest, and then fitted again to all of them.
 */
public final class UpsellTraining {
    /** Fewer baskets with two items or more teach nothing that could be measured. */
    public static final int BASKETS_MIN = 200;

    private static final List<Double> RIDGES = List.of(20.0, 100.0, 500.0);

    private static final ModelSchema ITEMS = ModelSchema.compile(
            "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\"}},\"additionalProperties\":false}");

    private static final ModelDefinition MEASURED = new ModelDefinition(
            new ModelVersion("upsell", 1),
            ModelRuntime.RECOMMENDER,
            new TreeMap<>(),
            ITEMS,
            ITEMS,
            List.of(),
            null,
            null);

    private UpsellTraining() {}

    /** What was measured. */
    public record Evaluation(
            String shipped,
            int baskets,
            int items,
            Map<String, LeaveOneOut> validation,
            Map<String, LeaveOneOut> test,
            Map<String, LeaveOneOut> elsewhere) {}

    /**
     * A recommender and what is known of it.
     *
     * @param tables the figures in Markdown
     */
    public record Trained(Neighbours neighbours, Evaluation evaluation, String tables) {}

    /**
     * Trains on the shipped model's data, or where {@code data} is a file on the baskets in it, and writes {@code neighbours.bin}, {@code evaluation.json}, {@code MODEL_CARD.md} and the
     * definition.
     *
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        if (Files.isRegularFile(data)) {
            own(Baskets.recorded(data), new RowFiles("upsell", version, out), progress);
        } else {
            shipped(data, new RowFiles("upsell", version, out), progress);
        }
    }

    private static void own(Baskets baskets, RowFiles files, PrintStream progress) throws IOException {
        Trained trained = train(baskets, progress);
        files.artifact("neighbours.bin", trained.neighbours().write());
        files.evaluation(trained.evaluation(), trained.tables(), "own-card.template.md");
        files.definition();
        progress.println(trained.tables());
    }

    private static void shipped(Path data, RowFiles files, PrintStream progress) throws IOException {
        Trained trained = train(Baskets.onlineRetail(data.resolve("upsell/online_retail.train.csv.gz")), progress);
        Trained groceries = train(Baskets.lines(data.resolve("upsell/groceries_baskets.train.txt")), progress);
        Evaluation evaluation = new Evaluation(
                trained.evaluation().shipped(),
                trained.evaluation().baskets(),
                trained.evaluation().items(),
                trained.evaluation().validation(),
                trained.evaluation().test(),
                groceries.evaluation().test());
        String tables =
                trained.tables() + "\n### The same code on baskets of groceries, of which nothing is shipped\n\n"
                        + table(groceries.evaluation().test());
        files.artifact("neighbours.bin", trained.neighbours().write());
        files.evaluation(evaluation, tables);
        files.definition();
        progress.println(tables);
    }

    /** @throws IllegalArgumentException when there are fewer than {@value #BASKETS_MIN} baskets of two items or more */
    public static Trained train(Baskets baskets, PrintStream progress) {
        long useful = baskets.all().values().stream()
                .filter(items -> items.size() > 1)
                .count();
        if (useful < BASKETS_MIN) {
            throw new IllegalArgumentException(
                    "%d baskets with two items or more are needed, found %d".formatted(BASKETS_MIN, useful));
        }
        Counts counts = Counts.of(baskets.part(Split.TRAIN));
        Map<String, Function<Counts, Neighbours>> fits = new LinkedHashMap<>();
        fits.put("popularity", Fits::popularity);
        fits.put("co-occurrence", Fits::cosine);
        RIDGES.forEach(ridge -> fits.put("EASE, ridge " + ridge.intValue(), some -> Fits.ease(some, ridge)));
        Map<String, LeaveOneOut> validation = new LinkedHashMap<>();
        Map<String, LeaveOneOut> test = new LinkedHashMap<>();
        String best = "co-occurrence";
        for (Map.Entry<String, Function<Counts, Neighbours>> fit : fits.entrySet()) {
            Neighbours neighbours = fit.getValue().apply(counts);
            LeaveOneOut judged = LeaveOneOut.measure(MEASURED, neighbours, baskets.part(Split.VALIDATION));
            validation.put(fit.getKey(), judged);
            test.put(fit.getKey(), LeaveOneOut.measure(MEASURED, neighbours, baskets.part(Split.TEST)));
            LeaveOneOut leader = validation.get(best);
            if (leader == null || judged.hitRateAt10() > leader.hitRateAt10()) {
                best = fit.getKey();
            }
            progress.println("fitted " + fit.getKey());
        }
        Function<Counts, Neighbours> chosen = fits.getOrDefault(best, Fits::cosine);
        Neighbours shipped = chosen.apply(Counts.of(baskets));
        Evaluation evaluation =
                new Evaluation(best, baskets.all().size(), shipped.items().size(), validation, test, Map.of());
        return new Trained(shipped, evaluation, tables(evaluation));
    }

    private static String tables(Evaluation evaluation) {
        return String.format(
                        Locale.ROOT,
                        "Chosen by the validation baskets: **%s**; %d baskets, %d items.%n%n",
                        evaluation.shipped(),
                        evaluation.baskets(),
                        evaluation.items())
                + table(evaluation.test());
    }

    private static String table(Map<String, LeaveOneOut> measured) {
        StringBuilder table = new StringBuilder("""
                | | baskets | found among 5 | among 10 | standard error |
                |---|---|---|---|---|
                """);
        measured.forEach((name, one) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                name,
                one.baskets(),
                one.hitRateAt5(),
                one.hitRateAt10(),
                one.standardError())));
        return table.toString();
    }
}

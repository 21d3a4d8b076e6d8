package dev.penstock.inference.training.tabular;

import dev.penstock.inference.tabular.Features;
import dev.penstock.inference.training.Csv;
import dev.penstock.inference.training.Ranking;
import dev.penstock.inference.training.Split;
import dev.penstock.inference.training.onnx.OnnxGraph;
import dev.penstock.model.ModelInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains {@code payment-risk} on simulated payments: earlier days teach, later days judge, with a week between them in which frauds
 * are not known yet. The same code is then tried on real card payments, whose columns are anonymous and therefore not shipped.
 */
public final class PaymentRiskTraining {
    /** Below, there is too little to look back on. */
    private static final int FIRST_DAY = 14;

    private static final int TRAIN_UNTIL_DAY = 35;
    private static final int VALIDATION_FROM_DAY = 42;
    private static final int VALIDATION_UNTIL_DAY = 48;
    private static final int TEST_FROM_DAY = 49;

    private PaymentRiskTraining() {}

    private static final List<Double> THRESHOLDS = List.of(0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9);

    /** What a threshold yields on the test days. */
    record Threshold(double risk, double shareOfPayments, double precision, double recall) {}

    /** What was measured. */
    record Evaluation(
            String shipped,
            Map<String, Integer> rows,
            Map<String, Double> validationAveragePrecision,
            Map<String, RowMeasures> test,
            List<Threshold> thresholds,
            Map<String, RowMeasures> realPayments) {}

    /**
     * Trains and writes {@code model.onnx}, {@code features.json}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        Features features = PaymentFeatures.features();
        Parts parts = new Parts();
        PaymentHistory history = new PaymentHistory();
        for (Csv.Row row : Csv.read(data.resolve("fraud/handbook_rules_simulated.train.csv.gz"))) {
            Payment payment = Payment.of(row);
            history.add(payment);
            Table part = part(parts, payment.day());
            if (part != null) {
                float[] columns = new float[features.all().size()];
                features.row(new ModelInput(PaymentFeatures.input(payment, history)), columns, 0);
                part.add(columns, payment.fraud());
            }
        }
        progress.printf(
                "%d payments to learn from, %d and %d to judge by%n",
                parts.train().size(), parts.validation().size(), parts.test().size());
        RowComparison.Winner winner = new RowComparison(progress)
                .run(
                        parts,
                        "the amount alone",
                        parts.test().rows().stream().mapToDouble(row -> row[0]).toArray());
        Table blind = parts.test().without(PaymentFeatures.fraudShares());
        winner.tested().put("shipped, without the terminal's fraud share", RowMeasures.of(blind, winner.scorer()));
        Map<String, RowMeasures> real = realPayments(data, progress);

        byte[] onnx = onnx(winner.scorer(), features);
        double microseconds = RowComparison.microseconds(onnx, parts.test());
        RowFiles files = new RowFiles("payment-risk", version, out);
        files.artifact("model.onnx", onnx);
        files.artifact("features.json", features.write());
        List<Threshold> thresholds = thresholds(parts.test(), winner.scorer());
        String tables = tables(winner, thresholds, real);
        files.evaluation(
                new Evaluation(winner.name(), parts.sizes(), winner.validated(), winner.tested(), thresholds, real),
                tables);
        files.definition();
        progress.println(tables);
        progress.printf(Locale.ROOT, "%s: %.1f us a row, %d bytes%n", winner.name(), microseconds, onnx.length);
    }

    private static @Nullable Table part(Parts parts, int day) {
        if (day >= FIRST_DAY && day < TRAIN_UNTIL_DAY) {
            return parts.train();
        }
        if (day >= VALIDATION_FROM_DAY && day <= VALIDATION_UNTIL_DAY) {
            return parts.validation();
        }
        return day >= TEST_FROM_DAY ? parts.test() : null;
    }

    private static byte[] onnx(RowScorer scorer, Features features) {
        OnnxGraph graph = new OnnxGraph();
        scorer.write(graph, "row", "logit");
        graph.node("Sigmoid", "risk", "logit");
        return graph.rowModel("row", features.all().size(), "risk", 1);
    }

    private static Map<String, RowMeasures> realPayments(Path data, PrintStream progress) throws IOException {
        Parts parts = new Parts();
        for (Csv.Row row : Csv.read(data.resolve("fraud/ulb_creditcard.train.csv.gz"))) {
            List<String> names = row.cells().keySet().stream()
                    .filter(name -> name.startsWith("V") || name.equals("Amount"))
                    .toList();
            float[] columns = new float[names.size()];
            for (int column = 0; column < columns.length; column++) {
                columns[column] = Float.parseFloat(row.cell(names.get(column)));
            }
            boolean fraud = row.cell("Class").equals("1");
            parts.of(Split.of(String.join(",", row.cells().values()))).add(columns, fraud);
        }
        double[] amounts = parts.test().rows().stream()
                .mapToDouble(row -> row[row.length - 1])
                .toArray();
        return new RowComparison(progress)
                .run(parts, "the amount alone", amounts)
                .tested();
    }

    private static List<Threshold> thresholds(Table test, RowScorer scorer) {
        double[] logits = RowMeasures.logits(test, scorer);
        List<Ranking.Scored> scored = new ArrayList<>();
        for (int row = 0; row < logits.length; row++) {
            scored.add(new Ranking.Scored(
                    1 / (1 + Math.exp(-logits[row])), test.truth().get(row)));
        }
        Ranking ranking = new Ranking(scored);
        return THRESHOLDS.stream()
                .map(ranking::at)
                .map(cut -> new Threshold(
                        cut.threshold(),
                        RowMeasures.rounded((double) cut.called() / test.size()),
                        RowMeasures.rounded(cut.precision()),
                        RowMeasures.rounded(cut.recall())))
                .toList();
    }

    private static String table(List<Threshold> thresholds) {
        StringBuilder table = new StringBuilder("""
                | risk from | payments | of which fraud | of all fraud |
                |---|---|---|---|
                """);
        thresholds.forEach(one -> table.append(String.format(
                Locale.ROOT,
                "| %.2f | %.1f %% | %.0f %% | %.0f %% |%n",
                one.risk(),
                100 * one.shareOfPayments(),
                100 * one.precision(),
                100 * one.recall())));
        return table.toString();
    }

    private static String tables(
            RowComparison.Winner winner, List<Threshold> thresholds, Map<String, RowMeasures> real) {
        return "Shipped: **" + winner.name() + "**; average precision on the validation days: " + winner.validated()
                + ".\n\n### Simulated payments, the last days\n\n" + RowFiles.table(winner.tested())
                + "\n### What thresholds would do on those days\n\n" + table(thresholds)
                + "\n### The same code on real card payments\n\n" + RowFiles.table(real);
    }
}

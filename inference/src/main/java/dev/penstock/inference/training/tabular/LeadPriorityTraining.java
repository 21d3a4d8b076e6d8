package dev.penstock.inference.training.tabular;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.tabular.Feature;
import dev.penstock.inference.tabular.Features;
import dev.penstock.inference.training.Csv;
import dev.penstock.inference.training.Split;
import dev.penstock.inference.training.onnx.OnnxGraph;
import dev.penstock.model.ModelInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Trains {@code lead-priority}. One half is learnt: how likely somebody with such a history of contacts says yes, from real
 * telephone campaigns. The other half is counted: how much of what an enquiry should say this one says. No data exist to weigh the
 * halves by, so each counts as much.
 */
public final class LeadPriorityTraining {
    private LeadPriorityTraining() {}

    /** What was measured; all of it of the learnt half. */
    record Evaluation(
            String shipped,
            Map<String, Integer> rows,
            double positiveShare,
            Map<String, Double> validationAveragePrecision,
            Map<String, RowMeasures> test) {}

    /**
     * Trains and writes {@code model.onnx}, {@code features.json}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        List<Feature> history = history();
        Parts parts = new Parts();
        Parts everything = new Parts();
        for (Csv.Row row : Csv.read(data.resolve("lead/bank_marketing.train.csv.gz"))) {
            Split part = Split.of(String.join(",", row.cells().values()));
            float[] columns = new float[history.size()];
            new Features(history).row(new ModelInput(input(row)), columns, 0);
            boolean yes = row.cell("y").equals("yes");
            parts.of(part).add(columns, yes);
            everything.of(part).add(withEconomy(row, columns), yes);
        }
        progress.printf(
                "%d leads to learn from, %d and %d to judge by%n",
                parts.train().size(), parts.validation().size(), parts.test().size());
        double[] baseline =
                parts.test().rows().stream().mapToDouble(row -> row[3]).toArray();
        RowComparison.Winner winner = new RowComparison(progress).run(parts, "had said yes before", baseline);
        RowComparison.Winner left = new RowComparison(progress).run(everything, "had said yes before", baseline);
        winner.tested()
                .put(
                        left.name() + " with the economy of those years, not shipped",
                        left.tested().get(left.name()));

        double share = (double) parts.train().positives() / parts.train().size();
        List<Feature> all = new ArrayList<>(history);
        all.addAll(EnquirySignals.all());
        Features features = new Features(all);
        byte[] onnx = onnx(winner.scorer(), history.size(), share, features);
        Table wide = new Table();
        parts.test().rows().forEach(row -> wide.add(Arrays.copyOf(row, all.size()), false));
        double microseconds = RowComparison.microseconds(onnx, wide);
        RowFiles files = new RowFiles("lead-priority", version, out);
        files.artifact("model.onnx", onnx);
        files.artifact("features.json", features.write());
        String tables = "Shipped: **" + winner.name() + "**; average precision on the validation rows: "
                + winner.validated() + ".\n\n" + RowFiles.table(winner.tested());
        files.evaluation(
                new Evaluation(winner.name(), parts.sizes(), share, winner.validated(), winner.tested()), tables);
        files.definition();
        progress.println(tables);
        progress.printf(Locale.ROOT, "%s: %.1f us a row, %d bytes%n", winner.name(), microseconds, onnx.length);
    }

    private static List<Feature> history() {
        return List.of(
                new Feature.Logarithm("contacts", "contacts", 1),
                new Feature.Logarithm("earlier_contacts", "earlier_contacts", 0),
                new Feature.Is("earlier_outcome=failure", "earlier_outcome", "failure"),
                new Feature.Is("earlier_outcome=success", "earlier_outcome", "success"));
    }

    /**
     * The row as a CRM would tell it. The days since the last contact are left out: the data know them of those only who had said
     * yes, and so a model would take any number of days for a yes.
     */
    private static ObjectNode input(Csv.Row row) {
        ObjectNode input = JsonNodeFactory.instance
                .objectNode()
                .put("contacts", Integer.parseInt(row.cell("campaign")))
                .put("earlier_contacts", Integer.parseInt(row.cell("previous")));
        if (!row.cell("poutcome").equals("nonexistent")) {
            input.put("earlier_outcome", row.cell("poutcome"));
        }
        return input;
    }

    /** What the data would tell besides, and no CRM of a landlord has: month and interest rates of Portugal in 2008 to 2010. */
    private static float[] withEconomy(Csv.Row row, float[] columns) {
        List<String> economy = List.of("emp.var.rate", "cons.price.idx", "cons.conf.idx", "euribor3m", "nr.employed");
        float[] all = Arrays.copyOf(columns, columns.length + economy.size());
        for (int i = 0; i < economy.size(); i++) {
            all[columns.length + i] = Float.parseFloat(row.cell(economy.get(i)));
        }
        return all;
    }

    /**
     * Priority, interest and completeness. The interest's bias is moved so that a lead whose history says nothing reads 0.5
     * whatever share of the campaigns' leads said yes.
     */
    private static byte[] onnx(RowScorer scorer, int historyColumns, double share, Features features) {
        int columns = features.all().size();
        int signals = columns - historyColumns;
        float[] history = new float[columns * historyColumns];
        float[] complete = new float[columns];
        for (int column = 0; column < columns; column++) {
            if (column < historyColumns) {
                history[column * historyColumns + column] = 1;
            } else {
                complete[column] = 1f / signals;
            }
        }
        OnnxGraph graph = new OnnxGraph();
        graph.constant("to_history", history, columns, historyColumns);
        graph.constant("to_completeness", complete, columns, 1);
        graph.constant("share", new float[] {(float) Math.log(share / (1 - share))}, 1);
        graph.constant("half", new float[] {0.5f}, 1);
        graph.node("MatMul", "history", "row", "to_history");
        scorer.write(graph, "history", "logit");
        graph.node("Sub", "centred", "logit", "share");
        graph.node("Sigmoid", "interest", "centred");
        graph.node("MatMul", "completeness", "row", "to_completeness");
        graph.node("Add", "sum", "interest", "completeness");
        graph.node("Mul", "priority", "sum", "half");
        graph.concat("scores", "priority", "interest", "completeness");
        return graph.rowModel("row", columns, "scores", 3);
    }
}

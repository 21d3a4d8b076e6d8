package dev.penstock.inference.training;

import dev.penstock.inference.training.Evaluation.Measures;
import dev.penstock.inference.training.Evaluation.Outcomes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model card: what people wrote about the model, with the measured tables put in where it says {@code {{tables}}}. */
final class ModelCard {
    private static final String TEXT = "/penstock/models/text-moderation/card.template.md";

    private ModelCard() {}

    static String of(Evaluation evaluation) throws IOException {
        try (InputStream in = ModelCard.class.getResourceAsStream(TEXT)) {
            if (in == null) {
                throw new IOException("no " + TEXT + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{{tables}}", tables(evaluation));
        }
    }

    static String tables(Evaluation evaluation) {
        StringBuilder out = new StringBuilder();
        out.append(
                        "### Candidates\n\nArea under the ROC curve / average precision, by label; the last column is the mean")
                .append(" average precision on the validation part, by which **")
                .append(evaluation.shipped())
                .append("** was chosen.\n\n| candidate |");
        ModerationLabel.words().forEach(label -> out.append(' ').append(label).append(" |"));
        out.append(" chosen by |\n|---|")
                .append("---|".repeat(ModerationLabel.values().length + 1))
                .append('\n');
        evaluation.candidates().forEach((name, labels) -> {
            out.append("| ").append(name).append(" |");
            labels.values()
                    .forEach(one -> out.append(format(" %.3f / %.3f |", one.areaUnderRoc(), one.averagePrecision())));
            out.append(format(" %.3f |\n", evaluation.validationMeanPrecision().getOrDefault(name, 0.0)));
        });
        out.append("\n### Thresholds, and what they yield\n\nPrecision, recall and F1 at the hold threshold.\n\n")
                .append(
                        "| label | hold | reject | texts | positive | precision | recall | F1 |\n|---|---|---|---|---|---|---|---|\n");
        shipped(evaluation)
                .forEach((label, one) -> out.append(format(
                        "| %s | %.2f | %s | %d | %d | %.3f | %.3f | %.3f |\n",
                        label,
                        one.threshold(),
                        reject(evaluation.thresholds().get(label)),
                        one.texts(),
                        one.positives(),
                        one.precision(),
                        one.recall(),
                        one.f1())));
        out.append(
                "\n### Decisions at these thresholds\n\n| people said | texts | approve | hold | reject |\n|---|---|---|---|---|\n");
        evaluation.decisions().forEach((said, outcomes) -> out.append(row(said, outcomes)));
        bySource(out, "By source: the shipped model on the test part of each", evaluation.bySource());
        bySource(out, "Elsewhere: forums of which nothing was learnt", evaluation.foreign());
        return out.toString().stripTrailing();
    }

    private static Map<String, Measures> shipped(Evaluation evaluation) {
        return evaluation.candidates().getOrDefault(evaluation.shipped(), Map.of());
    }

    private static String reject(@Nullable ThresholdChoice choice) {
        return choice == null || choice.reject() > 1 ? "none" : format("%.2f", choice.reject());
    }

    private static String row(String said, Outcomes outcomes) {
        double all = outcomes.all() / 100.0;
        return format(
                "| %s | %d | %.1f %% | %.1f %% | %.1f %% |\n",
                said, outcomes.all(), outcomes.approve() / all, outcomes.hold() / all, outcomes.reject() / all);
    }

    private static void bySource(StringBuilder out, String title, Map<String, Map<String, Measures>> sources) {
        out.append("\n### ")
                .append(title)
                .append("\n\n| source | label | texts | positive | AUC | average precision | precision | recall |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        sources.forEach((source, labels) -> labels.forEach((label, one) -> out.append(format(
                "| %s | %s | %d | %d | %s | %.3f | %.3f | %.3f |\n",
                source,
                label,
                one.texts(),
                one.positives(),
                one.areaUnderRoc() < 0 ? "-" : format("%.3f", one.areaUnderRoc()),
                one.averagePrecision(),
                one.precision(),
                one.recall()))));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

package dev.penstock.inference.training;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.TextWeights;
import dev.penstock.inference.text.TextWeightsFile;
import dev.penstock.inference.training.tabular.RowFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trains {@code document-kind}: what kind of document a text is from. */
public final class DocumentKindTraining {
    private static final List<String> KINDS = List.of("invoice", "receipt", "lease", "contract", "complaint");
    private static final int GENERATED = 500;
    private static final long SEED = 20_261_127;

    /** A document's beginning says what it is; the rest would only take time. */
    private static final int CHARACTERS_MAX = 3_000;

    private static final String BASELINE = "the word for it in the text";

    private final PrintStream progress;

    private DocumentKindTraining(PrintStream progress) {
        this.progress = progress;
    }

    /**
     * What was measured.
     *
     * @param documents of each kind, by part
     * @param validation share of documents whose likeliest kind is theirs, by which the shipped one was chosen
     * @param test the same of the test documents
     * @param kinds of the shipped one on the test documents
     */
    record Evaluation(
            String shipped,
            Map<String, Map<String, Integer>> documents,
            Map<String, Double> validation,
            Map<String, Double> test,
            Map<String, KindMeasures.Kind> kinds) {}

    /**
     * Trains and writes {@code weights.bin}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        new DocumentKindTraining(progress).run(data, out, version);
    }

    private void run(Path data, Path out, int version) throws IOException {
        List<Example> examples = examples(data);
        List<Prepared> all;
        String encoderSha256;
        try (SentenceEncoder encoder = SentenceEncoder.load(1)) {
            all = examples.parallelStream()
                    .map(example -> Prepared.of(example, Split.of(example), encoder))
                    .toList();
            encoderSha256 = encoder.sha256();
        }
        progress.println("embedded " + all.size() + " documents");
        List<Prepared> train = Prepared.part(all, Split.TRAIN);
        List<Prepared> validation = Prepared.part(all, Split.VALIDATION);
        List<Prepared> test = Prepared.part(all, Split.TEST);
        float[] evenly = new float[KINDS.size()];
        Arrays.fill(evenly, 1);
        LinearFit ngrams = NgramFit.fit(KINDS, train, evenly);
        LinearFit meaning = MeaningFit.fit(KINDS, train, evenly);
        Map<String, TextWeights> packed = new LinkedHashMap<>();
        packed.put("n-grams", Packing.pack(KINDS, List.of(ngrams), validation, encoderSha256));
        packed.put("embedding", Packing.pack(KINDS, List.of(meaning), validation, encoderSha256));
        packed.put("both", Packing.pack(KINDS, List.of(ngrams, meaning), validation, encoderSha256));

        Map<String, Function<Prepared, double[]>> candidates = new LinkedHashMap<>();
        candidates.put(BASELINE, DocumentKindTraining::byWord);
        packed.forEach((name, weights) -> candidates.put(name, one -> weights.score(one.windows(), one.shape())));
        Map<String, Double> validated = new LinkedHashMap<>();
        Map<String, Double> tested = new LinkedHashMap<>();
        candidates.forEach((name, scorer) -> {
            validated.put(name, KindMeasures.rightShare(KINDS, validation, scorer));
            tested.put(name, KindMeasures.rightShare(KINDS, test, scorer));
        });
        String shipped = packed.keySet().stream()
                .reduce((one, other) ->
                        validated.getOrDefault(other, 0.0) > validated.getOrDefault(one, 0.0) ? other : one)
                .orElseThrow();
        @Nullable TextWeights weights = packed.get(shipped);
        if (weights == null) {
            throw new IllegalStateException("nothing was fitted");
        }
        Evaluation evaluation = new Evaluation(
                shipped,
                counts(all),
                validated,
                tested,
                KindMeasures.kinds(KINDS, test, one -> weights.score(one.windows(), one.shape())));
        RowFiles files = new RowFiles("document-kind", version, out);
        files.artifact("weights.bin", TextWeightsFile.write(weights));
        String tables = tables(evaluation);
        files.evaluation(evaluation, tables);
        files.definition();
        progress.println(tables);
    }

    private static List<Example> examples(Path data) throws IOException {
        List<Example> examples = new ArrayList<>();
        GeneratedPapers papers = new GeneratedPapers(new SplittableRandom(SEED));
        for (int i = 0; i < GENERATED; i++) {
            examples.add(example("generated", "invoice", papers.invoice()));
            examples.add(example("generated", "lease", papers.lease()));
        }
        for (Csv.Row row : Csv.read(data.resolve("documents/receipts_sroie.train.csv.gz"))) {
            examples.add(example("sroie", "receipt", row.cell("text")));
        }
        for (Csv.Row row : Csv.read(data.resolve("documents/contracts_lexpredict.train.csv.gz"))) {
            examples.add(example("lexpredict", "contract", row.cell("text")));
        }
        for (Csv.Row row : Csv.read(data.resolve("documents/cfpb_complaint_narratives.train.csv.gz"))) {
            examples.add(example("cfpb", "complaint", row.cell("text")));
        }
        return examples;
    }

    private static Example example(String source, String kind, String text) {
        String cut = text.substring(0, Math.min(text.length(), CHARACTERS_MAX));
        Map<String, Boolean> known = new HashMap<>();
        KINDS.forEach(one -> known.put(one, one.equals(kind)));
        return new Example(source, cut, known, Map.of(), 1, Split.letters(cut));
    }

    /** The simple baseline. */
    private static double[] byWord(Prepared prepared) {
        String text = prepared.example().text().toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .mapToDouble(kind -> text.contains(kind) ? 1 - text.indexOf(kind) / (text.length() + 1.0) : 0)
                .toArray();
    }

    private static Map<String, Map<String, Integer>> counts(List<Prepared> all) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        KINDS.forEach(kind -> {
            Map<String, Integer> parts = new LinkedHashMap<>();
            for (Split split : Split.values()) {
                parts.put(split.name().toLowerCase(Locale.ROOT), (int) Prepared.part(all, split).stream()
                        .filter(one -> one.truth(kind, false) == 1)
                        .count());
            }
            counts.put(kind, parts);
        });
        return counts;
    }

    private static String tables(Evaluation evaluation) {
        StringBuilder tables = new StringBuilder(
                "Shipped: **" + evaluation.shipped()
                        + "**. Share of documents whose likeliest kind is theirs:\n\n| candidate | validation | test |\n|---|---|---|\n");
        evaluation
                .test()
                .forEach((name, share) -> tables.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f |%n",
                        name,
                        evaluation.validation().getOrDefault(name, 0.0),
                        share)));
        tables.append("\n| kind | learnt from, chosen by, tested on | precision | recall |\n|---|---|---|---|\n");
        evaluation
                .kinds()
                .forEach((kind, one) -> tables.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.3f | %.3f |%n",
                        kind,
                        evaluation.documents().getOrDefault(kind, Map.of()).values(),
                        one.precision(),
                        one.recall())));
        return tables.toString();
    }
}

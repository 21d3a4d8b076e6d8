package dev.penstock.inference.training;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.TextWeights;
import dev.penstock.inference.text.TextWeightsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains text moderation: prepares the labelled texts, fits and compares the candidates, and writes the best one with all that says
 * how good it is. The same data on the same kind of processor gives the same bytes.
 */
public final class TextModerationTraining {
    /** The version that is trained; a change of data, labels or features that changes scores counts it up. */
    public static final int VERSION = 1;

    private static final int PROGRESS_EVERY = 5_000;
    private static final double POSITIVE_WEIGHT_MAX = 8;

    private final PrintStream progress;

    TextModerationTraining(PrintStream progress) {
        this.progress = progress;
    }

    /**
     * Trains and writes {@code weights.bin}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition
     * {@code text-moderation.yaml}.
     *
     * @param data the folder with the labelled data ({@code moderation/}, {@code spam/}, {@code documents/})
     * @param out created when absent; files of these names are replaced
     * @param progress gets a line now and then, and the figures at the end; never a text
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, PrintStream progress) throws IOException {
        new TextModerationTraining(progress).run(data, out);
    }

    private void run(Path data, Path out) throws IOException {
        List<Example> examples = ModerationSources.read(data);
        List<Example> foreignExamples = ModerationSources.readForeign(data);
        Lexicon lexicon = Lexicon.read(data.resolve("moderation/profanity_lexicon.csv"));
        progress.printf("%d labelled texts, %d more to judge by%n", examples.size(), foreignExamples.size());
        List<Prepared> prepared;
        List<Prepared> foreign;
        String encoderSha256;
        try (SentenceEncoder encoder = SentenceEncoder.load(1)) {
            prepared = prepare(examples, encoder, false);
            foreign = prepare(foreignExamples, encoder, true);
            encoderSha256 = encoder.sha256();
        }
        finish(prepared, foreign, lexicon, encoderSha256, out);
    }

    /** All that follows once the texts have their features: seconds, where those take minutes. */
    void finish(List<Prepared> prepared, List<Prepared> foreign, Lexicon lexicon, String encoderSha256, Path out)
            throws IOException {
        List<Prepared> validation = Prepared.part(prepared, Split.VALIDATION);
        Map<String, TextWeights> packed = fit(Prepared.part(prepared, Split.TRAIN), validation, encoderSha256);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(Candidate.of("lexicon", lexicon));
        packed.forEach((name, weights) -> candidates.add(Candidate.of(name, weights)));
        Evaluation evaluation = new Comparison(validation, Prepared.part(prepared, Split.TEST), foreign)
                .run(candidates, Evaluation.rows(prepared));
        TextWeights shipped = packed.get(evaluation.shipped());
        if (shipped == null) {
            throw new IllegalStateException("the lexicon won: the training data cannot be what it should be");
        }
        byte[] artifact = TextWeightsFile.write(shipped);
        new TrainedModel(VERSION, artifact, evaluation).write(out);
        progress.println(ModelCard.tables(evaluation));
        progress.println("written to " + out);
    }

    /** Features of every text, on all cores. */
    private List<Prepared> prepare(List<Example> examples, SentenceEncoder encoder, boolean judgedOnly) {
        List<Prepared> prepared = new ArrayList<>(examples.size());
        for (int from = 0; from < examples.size(); from += PROGRESS_EVERY) {
            List<Example> some = examples.subList(from, Math.min(examples.size(), from + PROGRESS_EVERY));
            some.parallelStream()
                    .map(example -> Prepared.of(example, judgedOnly ? Split.TEST : Split.of(example), encoder))
                    .forEachOrdered(prepared::add);
            progress.printf("embedded %d of %d%n", prepared.size(), examples.size());
        }
        return prepared;
    }

    private Map<String, TextWeights> fit(List<Prepared> train, List<Prepared> validation, String encoderSha256) {
        List<String> labels = ModerationLabel.words();
        float[] positiveWeights = positiveWeights(labels, train);
        LinearFit ngrams = NgramFit.fit(labels, train, positiveWeights);
        progress.println("fitted n-grams");
        LinearFit meaning = MeaningFit.fit(labels, train, positiveWeights);
        progress.println("fitted embeddings");
        Map<String, TextWeights> packed = new LinkedHashMap<>();
        packed.put("n-grams", Packing.pack(labels, List.of(ngrams), validation, encoderSha256));
        packed.put("embedding", Packing.pack(labels, List.of(meaning), validation, encoderSha256));
        packed.put("both", Packing.pack(labels, List.of(ngrams, meaning), validation, encoderSha256));
        return packed;
    }

    /** A rare label's examples count for more, by the root of how much rarer they are: in full they would drown the rest. */
    private static float[] positiveWeights(List<String> labels, List<Prepared> train) {
        float[] weights = new float[labels.size()];
        for (int label = 0; label < weights.length; label++) {
            double positive = 0;
            double negative = 0;
            for (Prepared prepared : train) {
                int truth = prepared.truth(labels.get(label), true);
                positive += truth == 1 ? prepared.example().weight() : 0;
                negative += truth == 0 ? prepared.example().weight() : 0;
            }
            weights[label] = (float) Math.min(POSITIVE_WEIGHT_MAX, Math.sqrt(negative / positive));
        }
        return weights;
    }
}

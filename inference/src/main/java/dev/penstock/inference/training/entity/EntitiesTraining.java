package dev.penstock.inference.training.entity;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.entity.BestPath;
import dev.penstock.inference.entity.EntityType;
import dev.penstock.inference.entity.Tag;
import dev.penstock.inference.entity.TagFeatures;
import dev.penstock.inference.entity.TaggedName;
import dev.penstock.inference.entity.TaggerWeights;
import dev.penstock.inference.training.Split;
import dev.penstock.inference.training.tabular.RowFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Trains {@code entities}: which words name persons, organisations and places. Everything else that it finds has a form, and is not learnt. */
public final class EntitiesTraining {
    private static final String BASELINE = "names learnt by heart";

    private final PrintStream progress;

    private EntitiesTraining(PrintStream progress) {
        this.progress = progress;
    }

    /**
     * What was measured, of each candidate on the test lines unless a name says otherwise.
     *
     * @param validation F1 on the validation lines, by which the shipped one was chosen
     * @param byType of the shipped one
     * @param bySource of the shipped one
     */
    record Evaluation(
            String shipped,
            Map<String, Integer> lines,
            Map<String, Double> validation,
            Map<String, NameMeasures> test,
            Map<String, NameMeasures> byType,
            Map<String, NameMeasures> bySource) {}

    /**
     * Trains and writes {@code weights.bin}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @throws IOException when a file is missing, malformed or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        new EntitiesTraining(progress).run(data, out, version);
    }

    private void run(Path data, Path out, int version) throws IOException {
        List<LabelledLine> lines = LineSources.read(data);
        progress.printf("%d lines%n", lines.size());
        List<TaggerFit.Prepared> all;
        String encoderSha256;
        try (SentenceEncoder encoder = SentenceEncoder.load(1)) {
            all = lines.parallelStream()
                    .map(line -> new TaggerFit.Prepared(line, TagFeatures.of(line.tokens(), encoder)))
                    .toList();
            encoderSha256 = encoder.sha256();
        }
        progress.println("embedded");
        List<TaggerFit.Prepared> train = part(all, Split.TRAIN);
        List<TaggerFit.Prepared> validation = part(all, Split.VALIDATION);
        List<TaggerFit.Prepared> test = part(all, Split.TEST);

        NameList names =
                new NameList(train.stream().map(TaggerFit.Prepared::line).toList());
        Map<String, Function<TaggerFit.Prepared, List<Tag>>> candidates = new LinkedHashMap<>();
        candidates.put(BASELINE, one -> names.tags(one.line().tokens()));
        Map<String, TaggerWeights> fitted = new LinkedHashMap<>();
        for (TaggerFit.Parts parts : TaggerFit.Parts.values()) {
            TaggerWeights weights = TaggerFit.fit(parts, train, encoderSha256);
            fitted.put(parts.word, weights);
            candidates.put(parts.word, one -> tags(weights, one));
            progress.println("fitted " + parts.word);
        }
        Map<String, Double> validated = new LinkedHashMap<>();
        Map<String, NameMeasures> tested = new LinkedHashMap<>();
        candidates.forEach((name, tagger) -> {
            validated.put(name, measures(validation, tagger, type -> true).f1());
            tested.put(name, measures(test, tagger, type -> true));
        });
        String shipped = fitted.keySet().stream()
                .reduce((one, other) -> better(validated, one, other) ? one : other)
                .orElseThrow();
        Function<TaggerFit.Prepared, List<Tag>> best = candidates.getOrDefault(shipped, one -> List.of());
        Map<String, NameMeasures> byType = new LinkedHashMap<>();
        for (EntityType type : List.of(EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)) {
            byType.put(type.word(), measures(test, best, type::equals));
        }
        Map<String, NameMeasures> bySource = new LinkedHashMap<>();
        lines.stream()
                .map(LabelledLine::source)
                .distinct()
                .forEach(source -> bySource.put(source, measures(of(test, source), best, type -> true)));
        Evaluation evaluation = new Evaluation(
                shipped,
                Map.of("train", train.size(), "validation", validation.size(), "test", test.size()),
                validated,
                tested,
                byType,
                bySource);
        write(evaluation, fitted.get(shipped), out, version);
    }

    private static boolean better(Map<String, Double> validated, String one, String other) {
        return validated.getOrDefault(one, 0.0) >= validated.getOrDefault(other, 0.0);
    }

    private void write(Evaluation evaluation, @Nullable TaggerWeights weights, Path out, int version)
            throws IOException {
        if (weights == null) {
            throw new IllegalStateException("nothing was fitted");
        }
        RowFiles files = new RowFiles("entities", version, out);
        files.artifact("weights.bin", weights.write());
        String tables =
                "Shipped: **" + evaluation.shipped() + "**; F1 on the validation lines: " + evaluation.validation()
                        + ".\n\n### Candidates\n\n" + table(evaluation.test()) + "\n### By kind\n\n"
                        + table(evaluation.byType())
                        + "\n### By source\n\n" + table(evaluation.bySource());
        files.evaluation(evaluation, tables);
        files.definition();
        progress.println(tables);
    }

    private static String table(Map<String, NameMeasures> measures) {
        StringBuilder table = new StringBuilder("| | names | precision | recall | F1 |\n|---|---|---|---|---|\n");
        measures.forEach((name, one) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                name,
                one.names(),
                one.precision(),
                one.recall(),
                one.f1())));
        return table.toString();
    }

    private static List<Tag> tags(TaggerWeights weights, TaggerFit.Prepared one) {
        return BestPath.of(weights.scores(one.features()), weights.follows());
    }

    private static NameMeasures measures(
            List<TaggerFit.Prepared> lines,
            Function<TaggerFit.Prepared, List<Tag>> tagger,
            Predicate<EntityType> counted) {
        NameMeasures.Count count = new NameMeasures.Count();
        for (TaggerFit.Prepared one : lines) {
            count.add(names(one.line().tags(), counted), names(tagger.apply(one), counted));
        }
        return count.measures();
    }

    private static List<TaggedName> names(List<Tag> tags, Predicate<EntityType> counted) {
        return TaggedName.of(tags).stream()
                .filter(name -> counted.test(name.type()))
                .toList();
    }

    private static List<TaggerFit.Prepared> part(List<TaggerFit.Prepared> all, Split part) {
        return all.stream().filter(one -> one.line().split() == part).toList();
    }

    private static List<TaggerFit.Prepared> of(List<TaggerFit.Prepared> all, String source) {
        return all.stream().filter(one -> one.line().source().equals(source)).toList();
    }
}

package dev.penstock.inference.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The data sets of text moderation: which rows are taken, what each says of our labels and what it leaves open. What a data set did
 * not ask stays open rather than becoming a no.
 */
final class ModerationSources {
    private static final Map<String, Boolean> BENIGN =
            Map.of("toxic", false, "insult", false, "obscene", false, "threat", false, "hate", false, "spam", false);
    private static final Map<String, Boolean> NO_SPAM = Map.of("spam", false);

    private ModerationSources() {}

    /** All examples that models learn from, are tuned on or judged by, in a fixed order. */
    static List<Example> read(Path data) throws IOException {
        Path moderation = data.resolve("moderation");
        List<Example> all = new ArrayList<>();
        add(all, moderation.resolve("jigsaw_toxic_comments.train.csv.gz"), 100, ModerationSources::jigsaw);
        add(all, moderation.resolve("davidson_hate_offensive.train.csv.gz"), 100, ModerationSources::davidson);
        add(all, moderation.resolve("edos_sexism.train.csv.gz"), 60, ModerationSources::edos);
        add(all, moderation.resolve("hatemoji_build.train.csv.gz"), 100, ModerationSources::hatemoji);
        add(all, moderation.resolve("identity_templates.train.csv.gz"), 25, ModerationSources::template);
        add(all, moderation.resolve("toxigen_scored.train.csv.gz"), 100, row -> toxigen("toxigen", row));
        add(all, moderation.resolve("toxigen_seed_sentences.train.csv.gz"), 100, row -> toxigen("toxigen", row));
        add(all, moderation.resolve("surge_toxicity.train.csv.gz"), 100, ModerationSources::surge);
        add(all, data.resolve("spam/sms_spam.train.csv.gz"), 100, row -> spam("sms", row));
        add(all, data.resolve("spam/youtube_comment_spam.train.csv.gz"), 100, row -> spam("youtube", row));
        add(all, data.resolve("documents/enquiries_banking77.train.csv.gz"), 25, row -> enquiry("banking77", row));
        add(all, data.resolve("documents/enquiries_clinc150.train.csv.gz"), 20, row -> enquiry("clinc150", row));
        all.addAll(BusinessMessages.all());
        return all;
    }

    /** Rows that no weight is fitted to: another forum, another licence. They show how far the model carries. */
    static List<Example> readForeign(Path data) throws IOException {
        Path moderation = data.resolve("moderation");
        List<Example> all = new ArrayList<>();
        add(
                all,
                moderation.resolve("stormfront_hate.train.csv.gz"),
                50,
                row -> example("stormfront", row, Map.of("hate", is(row, "hate", "1")), Map.of(), 1));
        add(
                all,
                moderation.resolve("civil_toxic_spans.train.csv.gz"),
                25,
                row -> example("civil", row, is(row, "has_span", "1") ? Map.of("toxic", true) : Map.of(), Map.of(), 1));
        return all;
    }

    private static void add(List<Example> all, Path file, int percentKept, Function<Csv.Row, Example> mapping)
            throws IOException {
        for (Csv.Row row : Csv.read(file)) {
            Example example = mapping.apply(row);
            boolean labelled = !example.known().isEmpty() || !example.implied().isEmpty();
            if (labelled && !row.cell("text").isBlank() && Split.percent("kept " + example.group()) < percentKept) {
                all.add(example);
            }
        }
    }

    /**
     * Its two forms differ in case, digits and punctuation only, which {@code PlainWords} takes from both. Of the many rows that were
     * asked for toxicity alone and are not toxic, some will do.
     */
    private static Example jigsaw(Csv.Row row) {
        if (is(row, "label_set", "toxic_only")
                && is(row, "toxic", "0")
                && Split.percent("clean " + row.cell("text")) >= 45) {
            return example("jigsaw", row, Map.of(), Map.of(), 1);
        }
        var known = new HashMap<String, Boolean>();
        Map.of("toxic", "toxic", "insult", "insult", "obscene", "obscene", "threat", "threat", "identity_hate", "hate")
                .forEach((column, label) -> {
                    if (!row.cell(column).isEmpty()) {
                        known.put(label, is(row, column, "1"));
                    }
                });
        boolean clean = is(row, "toxic", "0");
        boolean raw = is(row, "text_form", "raw");
        var implied = new HashMap<String, Boolean>(clean ? BENIGN : Map.of());
        if (!raw) {
            implied.remove("spam"); // its digits and links are gone: it says nothing of the shape of honest text
        }
        return example("jigsaw", row, known, implied, 1);
    }

    /** Profanity among friends was called offensive here: of those rows only the unanimous ones count, and each for less. */
    private static Example davidson(Csv.Row row) {
        return switch (row.cell("label")) {
            case "hate" -> example("davidson", row, Map.of("hate", true, "toxic", true), NO_SPAM, 1);
            case "neither" -> example("davidson", row, Map.of("hate", false, "toxic", false), withoutSpam(BENIGN), 1);
            default -> {
                boolean taken = row.cell("votes_offensive").equals(row.cell("raters"))
                        && Split.percent("offensive " + row.cell("text")) < 40;
                yield example("davidson", row, taken ? Map.of("hate", false, "toxic", true) : Map.of(), Map.of(), 0.3f);
            }
        };
    }

    /** Only sexism was asked: a no leaves other hate possible, so it teaches a little and judges nothing. */
    private static Example edos(Csv.Row row) {
        String category = row.cell("category");
        if (category.startsWith("1.")) {
            return example("edos", row, Map.of("hate", true, "threat", true), Map.of("toxic", true), 1);
        }
        if (category.startsWith("2.")) {
            return example("edos", row, Map.of("hate", true), Map.of("toxic", true), 1);
        }
        return is(row, "sexist", "1")
                ? example("edos", row, Map.of(), Map.of(), 1)
                : example("edos", row, Map.of(), Map.of("hate", false, "threat", false, "spam", false), 0.4f);
    }

    private static Example hatemoji(Csv.Row row) {
        boolean hate = is(row, "hate", "1");
        if (row.cell("type").startsWith("threat")) {
            return example("hatemoji", row, Map.of("hate", true, "threat", true), Map.of("toxic", true), 1);
        }
        return example("hatemoji", row, Map.of("hate", hate), hate ? Map.of("toxic", true) : NO_SPAM, 1);
    }

    private static Example template(Csv.Row row) {
        boolean toxic = is(row, "toxic", "1");
        return example("templates", row, Map.of("toxic", toxic), toxic ? NO_SPAM : BENIGN, 0.5f);
    }

    private static Example toxigen(String source, Csv.Row row) {
        boolean hate = is(row, "label", "hate");
        return example(source, row, Map.of("hate", hate, "toxic", hate), hate ? NO_SPAM : BENIGN, 1);
    }

    private static Example surge(Csv.Row row) {
        boolean toxic = is(row, "toxic", "1");
        return example("surge", row, Map.of("toxic", toxic), toxic ? NO_SPAM : withoutSpam(BENIGN), 1);
    }

    /** Only spam was asked; what friends text each other, and comments that are no spam, teach as well that informal is not abusive. */
    private static Example spam(String source, Csv.Row row) {
        boolean spam = is(row, "label", "spam");
        Map<String, Boolean> implied = new HashMap<>(spam ? Map.of() : withoutSpam(BENIGN));
        implied.remove("obscene");
        return example(source, row, Map.of("spam", spam), implied, 1);
    }

    private static Example enquiry(String source, Csv.Row row) {
        return example(source, row, BENIGN, Map.of(), 0.5f);
    }

    private static Map<String, Boolean> withoutSpam(Map<String, Boolean> labels) {
        var others = new HashMap<>(labels);
        others.remove("spam");
        return others;
    }

    private static boolean is(Csv.Row row, String column, String value) {
        return value.equals(row.cell(column));
    }

    private static Example example(
            String source, Csv.Row row, Map<String, Boolean> known, Map<String, Boolean> implied, float weight) {
        String text = row.cell("text");
        return new Example(source, text, known, implied, weight, Split.letters(text));
    }
}

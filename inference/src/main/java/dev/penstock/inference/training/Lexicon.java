package dev.penstock.inference.training;

import dev.penstock.inference.text.PlainWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plainest candidate: a list of coarse words with a severity from 1 to 3. A text's score is the highest severity in it, by what
 * the word's category says of a label. It knows no threats and no spam.
 */
final class Lexicon {
    private static final int WORDS_MAX = 3;
    private static final double SEVERITY_MAX = 3;

    private final Map<String, Double> severity = new HashMap<>();
    private final Map<String, String> category = new HashMap<>();

    /** Reads {@code profanity_lexicon.csv}. */
    static Lexicon read(Path file) throws IOException {
        Lexicon lexicon = new Lexicon();
        for (Csv.Row row : Csv.read(file)) {
            String phrase = String.join(" ", PlainWords.of(row.cell("text")));
            lexicon.severity.merge(phrase, Double.parseDouble(row.cell("severity_rating")) / SEVERITY_MAX, Math::max);
            lexicon.category.putIfAbsent(phrase, row.cell("category_1"));
        }
        return lexicon;
    }

    double score(String label, String text) {
        List<String> words = PlainWords.of(text);
        double highest = 0;
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + WORDS_MAX); to++) {
                String phrase = String.join(" ", words.subList(from, to));
                Double found = severity.get(phrase);
                if (found != null && speaksOf(label, category.getOrDefault(phrase, ""))) {
                    highest = Math.max(highest, found);
                }
            }
        }
        return highest;
    }

    private static boolean speaksOf(String label, String category) {
        boolean group = category.startsWith("racial") || category.startsWith("sexual orientation");
        return switch (label) {
            case "toxic", "insult" -> true;
            case "obscene" -> !group;
            case "hate" -> group || category.contains("disability") || category.startsWith("religious");
            default -> false;
        };
    }
}

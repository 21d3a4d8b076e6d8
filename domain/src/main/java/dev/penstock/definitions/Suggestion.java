package dev.penstock.definitions;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses what was meant by a misspelt word. */
public final class Suggestion {
    private Suggestion() {}

    /** The known word that is at most a third of its letters away, nearest first. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return nearest(word, known, 1).stream().findFirst();
    }

    /** The known words that are at most a third of their letters away, nearest first. */
    public static List<String> nearest(String word, Collection<String> known, int max) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(max)
                .toList();
    }

    /** A question to append to what was found, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(candidate -> " (did you mean '" + candidate + "'?)")
                .orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package dev.penstock.inference.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reduces a text to the words that people read in it: lower case, no accents, no digits, no punctuation, links and mentions left
 * out, emoji as their Unicode names. Case, digits and punctuation would tell a model which data set a text came from, and
 * spelling tricks ({@code s1lly}, {@code si*ly}, {@code sillyyyy}) would hide words from it.
 */
public final class PlainWords {
    /** A longer word is cut here, so that one unbroken string cannot make unbounded work. */
    static final int WORD_LENGTH_MAX = 40;

    private static final Pattern LEFT_OUT =
            Pattern.compile("https?://\\S+|www\\.\\S+|(?<![\\w])@\\w+|&#?\\w{2,8};|[\\p{Cf}\\p{Mn}\\x{FE0F}]");

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    private PlainWords() {}

    /** The words of {@code text} in their order; empty when it has none. */
    public static List<String> of(String text) {
        String plain = LEFT_OUT.matcher(text).replaceAll(found -> isInvisible(found.group()) ? "" : " ");
        if (!isAscii(plain)) {
            plain = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        }
        plain = plain.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int length = plain.length();
        int previous = -1;
        for (int at = 0; at < length; ) {
            int point = plain.codePointAt(at);
            int next = at + Character.charCount(point);
            if (Character.isLetter(point)) {
                append(word, point);
            } else if (isEmoji(point)) {
                end(word, words);
                if (point != previous) {
                    addName(point, words); // a row of the same emoji is one
                }
            } else if (Character.getType(point) != Character.NON_SPACING_MARK && point != '\'' && point != '\u2019') {
                int letter = letterMeantBy(point);
                boolean inWord = word.length() > 0 && letter != 0 && leadsToLetter(plain, next);
                if (!inWord) {
                    end(word, words);
                } else if (letter != '*') {
                    append(word, letter);
                }
            }
            previous = point;
            at = next;
        }
        end(word, words);
        return words;
    }

    private static boolean isInvisible(String found) {
        return found.length() == 1 && !Character.isLetterOrDigit(found.charAt(0));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** Three or more of a letter count as two: emphasis, not another word. */
    private static void append(StringBuilder word, int point) {
        int length = word.length();
        boolean drawnOut = length >= 2 && word.charAt(length - 1) == point && word.charAt(length - 2) == point;
        if (!drawnOut && length < WORD_LENGTH_MAX) {
            word.appendCodePoint(point);
        }
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** The letter that a digit or sign inside a word stands for, {@code *} for one that only hides a letter, 0 for none. */
    private static int letterMeantBy(int point) {
        return switch (point) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            case '*' -> '*';
            default -> 0;
        };
    }

    private static boolean leadsToLetter(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && letterMeantBy(text.charAt(at)) != 0) {
            at++;
        }
        return at < text.length() && Character.isLetter(text.codePointAt(at));
    }

    private static boolean isEmoji(int point) {
        return point >= 0x2600 && Character.getType(point) == Character.OTHER_SYMBOL;
    }

    private static void addName(int point, List<String> words) {
        String name = Character.getName(point);
        if (name != null) {
            for (String part : NOT_LETTERS.split(name.toLowerCase(Locale.ROOT), -1)) {
                if (!part.isEmpty()) {
                    words.add(part);
                }
            }
        }
    }
}

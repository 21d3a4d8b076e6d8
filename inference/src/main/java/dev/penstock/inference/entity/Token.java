package dev.penstock.inference.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or a sign.
 *
 * @param from where it begins in the whole text
 */
public record Token(String text, int from, int to) {
    /** Letters and digits, also with points between single letters, hyphens and apostrophes inside; or one sign. */
    private static final Pattern TOKEN =
            Pattern.compile("[@#]?(?:\\p{L}\\.){2,}|[@#]?[\\p{L}\\p{N}_]+(?:[-'’][\\p{L}\\p{N}]+)*|\\S");

    /** What parts one column of a page from the next, and one line from another. */
    private static final Pattern PART = Pattern.compile("\\R| {3,}|\\t");

    private static final int TOKENS_MAX = 100;

    /** The tokens of each part of a text that is read as one: a line of a page, or a column in it. */
    static List<List<Token>> parts(String text) {
        List<List<Token>> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int from = 0;
        while (part.find()) {
            add(parts, text, from, part.start());
            from = part.end();
        }
        add(parts, text, from, text.length());
        return parts;
    }

    /** The tokens of a line. */
    public static List<String> of(String line) {
        return parts(line).stream().flatMap(List::stream).map(Token::text).toList();
    }

    private static void add(List<List<Token>> parts, String text, int from, int to) {
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text).region(from, to);
        while (token.find()) {
            tokens.add(new Token(token.group(), token.start(), token.end()));
            if (tokens.size() == TOKENS_MAX) {
                parts.add(tokens);
                tokens = new ArrayList<>();
            }
        }
        if (!tokens.isEmpty()) {
            parts.add(tokens);
        }
    }
}

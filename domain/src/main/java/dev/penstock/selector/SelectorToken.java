package dev.penstock.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a selector.
 *
 * @param text as it is written; blanks where any white space stands
 * @param position of its first character, counted from 1
 */
record SelectorToken(Kind kind, String text, int position) {
    enum Kind {
        SPACE,
        STRING,
        NUMBER,
        KEYWORD,
        ATTRIBUTE,
        SYMBOL
    }

    private static final int DEPTH_MAX = 20;

    /** The language's reserved words: no attribute can bear their names. */
    static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "between", "like", "escape", "in", "is", "null", "true", "false");

    /** Artemis' own additions, which look into the body: a filter must not. */
    private static final Set<String> REFUSED_WORDS = Set.of("xpath", "xquery");

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+)\
            |(?<string>'(?:[^'\\p{Cntrl}]|'')*')\
            |(?<number>(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[lL]?(?![A-Za-z0-9_$]))\
            |(?<word>[A-Za-z_$][A-Za-z0-9_$]*)\
            |(?<comment>--|/\\*)\
            |(?<symbol><>|<=|>=|[=<>(),+*/-])""");

    /** @throws InvalidSelector at the first character that begins no token */
    static List<SelectorToken> tokens(String text) {
        List<SelectorToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int depth = 0;
        for (int at = 0; at < text.length(); at = matcher.end()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw unreadable(text, at);
            }
            Kind kind = kind(matcher, at + 1);
            String word = kind == Kind.SPACE ? " ".repeat(matcher.group().length()) : matcher.group();
            SelectorToken token = new SelectorToken(kind, word, at + 1);
            depth += token.text.equals("(") ? 1 : token.text.equals(")") ? -1 : 0;
            if (depth > DEPTH_MAX) {
                throw new InvalidSelector(at + 1, "parentheses may nest " + DEPTH_MAX + " deep");
            }
            tokens.add(token);
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher, int position) {
        if (matcher.group("space") != null) {
            return Kind.SPACE;
        }
        if (matcher.group("string") != null) {
            return Kind.STRING;
        }
        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }
        if (matcher.group("comment") != null) {
            throw new InvalidSelector(position, "comments are not allowed, found " + matcher.group());
        }
        if (matcher.group("symbol") != null) {
            return Kind.SYMBOL;
        }
        String word = matcher.group("word").toLowerCase(Locale.ROOT);
        if (REFUSED_WORDS.contains(word)) {
            throw new InvalidSelector(
                    position, "found " + matcher.group() + ", but a condition sees attributes only, never the body");
        }
        return KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.ATTRIBUTE;
    }

    private static InvalidSelector unreadable(String text, int at) {
        char found = text.charAt(at);
        if (found == '\'') {
            return new InvalidSelector(
                    at + 1, "the text that begins here has no closing quote, or a control character in it");
        }
        if (found == '"') {
            return new InvalidSelector(at + 1, "found \", but texts stand in single quotes: 'comment'");
        }
        if (Character.isDigit(found)) {
            return new InvalidSelector(at + 1, "found a number that runs into a word");
        }
        return new InvalidSelector(
                at + 1,
                "found " + found
                        + "; allowed are attributes, texts in single quotes, numbers, = <> < <= > >= + - * / ( ) ,"
                        + " and AND OR NOT BETWEEN LIKE ESCAPE IN IS NULL TRUE FALSE");
    }
}

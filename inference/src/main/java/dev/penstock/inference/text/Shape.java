package dev.penstock.inference.text;

import java.util.regex.Pattern;

/**
 * What {@link PlainWords} leaves out and spam is known by: links, numbers, prices, shouting. Each is in [0, 1]. Only the label
 * {@code spam} is given these: for the others they would tell the data set, not the meaning.
 */
public final class Shape {
    /** How many numbers describe a shape. */
    public static final int SIZE = 8;

    private static final Pattern LINK =
            Pattern.compile("(?i)https?://|\\bwww\\.|\\b[\\w-]+\\.(?:com|net|org|co|info|biz|ly|me)\\b");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d[\\d -]{6,}\\d");
    private static final Pattern SHORT_CODE = Pattern.compile("\\b\\d{5}\\b");
    private static final Pattern MONEY = Pattern.compile("[$\u20ac\u00a3]\\s?\\d|\\d\\s?[$\u20ac\u00a3]");

    private Shape() {}

    public static float[] of(String text) {
        int digits = 0;
        int upper = 0;
        int letters = 0;
        int exclamations = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if (Character.isLetter(c)) {
                letters++;
                upper += Character.isUpperCase(c) ? 1 : 0;
            } else if (c == '!') {
                exclamations++;
            }
        }
        int length = Math.max(1, text.length());
        return new float[] {
            found(LINK, text),
            found(LONG_NUMBER, text),
            found(SHORT_CODE, text),
            found(MONEY, text),
            Math.min(1, 5f * digits / length),
            letters < 8 ? 0 : (float) upper / letters,
            Math.min(1, exclamations / 4f),
            Math.min(1, length / 200f)
        };
    }

    private static float found(Pattern pattern, String text) {
        return pattern.matcher(text).find() ? 1 : 0;
    }
}

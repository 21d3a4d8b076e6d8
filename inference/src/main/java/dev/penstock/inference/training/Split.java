package dev.penstock.inference.training;

import dev.penstock.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Which part an example belongs to, from a digest of its group alone: the same text falls on the same side in every run and from
 * whatever data set it comes.
 */
public enum Split {
    /** Weights are fitted to these. */
    TRAIN,
    /** Calibration, thresholds and the choice of the candidate are made on these. */
    VALIDATION,
    /** Only the reported figures are measured on these. */
    TEST;

    static Split of(Example example) {
        return of(example.group());
    }

    /** The part of all that has this key. */
    public static Split of(String key) {
        int percent = percent(key);
        if (percent < 70) {
            return TRAIN;
        }
        return percent < 85 ? VALIDATION : TEST;
    }

    /** A number from 0 to 99 that depends on {@code key} only. */
    public static int percent(String key) {
        byte[] digest = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
        return (((digest[0] & 0xff) << 16) | ((digest[1] & 0xff) << 8) | (digest[2] & 0xff)) % 100;
    }

    /** A text reduced to its letters, so that texts differing only in case, digits or punctuation are one group. */
    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
    }
}

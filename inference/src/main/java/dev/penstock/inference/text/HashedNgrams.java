package dev.penstock.inference.text;

import java.util.Arrays;
import java.util.List;

/**
 * Which of a fixed number of buckets a window's words fall into: single words, pairs of neighbours, and runs of 3 to 5 characters
 * of each word with its borders, so that a misspelt word still shares most of its buckets with the right one. The hash is part of
 * the model: weights trained with another mean nothing.
 */
public final class HashedNgrams {
    /** Buckets are counted by this many bits. */
    public static final int BITS = 18;

    public static final int BUCKETS = 1 << BITS;

    private static final int CHARACTERS_MIN = 3;
    private static final int CHARACTERS_MAX = 5;
    private static final int WORD = 0x51ed270b;
    private static final int PAIR = 0x2545f491;
    private static final int CHARACTERS = 0x6a09e667;

    private HashedNgrams() {}

    /** The buckets that {@code words} fall into, each once, in ascending order. */
    public static int[] buckets(List<String> words) {
        int[] found = new int[capacity(words)];
        int count = 0;
        int previous = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int hash = hash(word, 0, word.length(), WORD);
            found[count++] = bucket(hash);
            if (i > 0) {
                found[count++] = bucket(previous * 31 + hash ^ PAIR);
            }
            previous = hash;
            String bordered = '<' + word + '>';
            for (int length = CHARACTERS_MIN; length <= CHARACTERS_MAX; length++) {
                for (int from = 0; from + length <= bordered.length(); from++) {
                    found[count++] = bucket(hash(bordered, from, from + length, CHARACTERS));
                }
            }
        }
        return distinct(found, count);
    }

    private static int capacity(List<String> words) {
        int capacity = 0;
        for (String word : words) {
            capacity += 2 + (CHARACTERS_MAX - CHARACTERS_MIN + 1) * (word.length() + 2);
        }
        return capacity;
    }

    private static int[] distinct(int[] found, int count) {
        Arrays.sort(found, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }

    /** FNV-1a over UTF-16 units. */
    private static int hash(String text, int from, int to, int seed) {
        int hash = 0x811c9dc5 ^ seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    /** Mixes all bits into the ones that are kept (the finaliser of MurmurHash3). */
    private static int bucket(int hash) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1);
    }
}

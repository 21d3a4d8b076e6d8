package dev.penstock.inference.entity;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.embedding.WordPieces;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the tagger sees of each token: buckets of its own and its neighbours' spelling, and the sentence encoder's vector for it, which
 * depends on the whole line. Training and serving both come through here. The hash is part of the model.
 */
public final class TagFeatures {
    /** Buckets are counted by this many bits. */
    static final int BITS = 16;

    public static final int BUCKETS = 1 << BITS;

    private static final int AFFIX_MAX = 4;
    private static final int PIECES_MAX = 254;
    private static final String BORDER = "|";

    private TagFeatures() {}

    /**
     * Of one line's tokens, in their order.
     *
     * @param buckets of each token
     * @param vectors of each token, {@link SentenceEncoder#SIZE} numbers of length 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    public record Line(int[][] buckets, float[][] vectors) {
        public int size() {
            return buckets.length;
        }
    }

    public static Line of(List<String> tokens, SentenceEncoder encoder) {
        int[][] buckets = new int[tokens.size()][];
        boolean shouted = tokens.stream().allMatch(token -> token.equals(token.toUpperCase(Locale.ROOT)));
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = buckets(tokens, i, shouted);
        }
        return new Line(buckets, vectors(tokens, encoder));
    }

    private static int[] buckets(List<String> tokens, int at, boolean shouted) {
        String token = tokens.get(at);
        String word = plain(token);
        String before = at > 0 ? plain(tokens.get(at - 1)) : BORDER;
        String after = at + 1 < tokens.size() ? plain(tokens.get(at + 1)) : BORDER;
        String shape = shape(token);
        String shapeBefore = at > 0 ? shape(tokens.get(at - 1)) : BORDER;
        String shapeAfter = at + 1 < tokens.size() ? shape(tokens.get(at + 1)) : BORDER;
        Hashes found = new Hashes();
        found.add("w", word);
        found.add("w-1", before);
        found.add("w+1", after);
        found.add("w-2", at > 1 ? plain(tokens.get(at - 2)) : BORDER);
        found.add("w+2", at + 2 < tokens.size() ? plain(tokens.get(at + 2)) : BORDER);
        found.add("w-1w", before + ' ' + word);
        found.add("ww+1", word + ' ' + after);
        found.add("s", shape);
        found.add("s-1s", shapeBefore + ' ' + shape);
        found.add("ss+1", shape + ' ' + shapeAfter);
        found.add("s-1ss+1", shapeBefore + ' ' + shape + ' ' + shapeAfter);
        found.add("w-1s", before + ' ' + shape);
        found.add("sw+1", shape + ' ' + after);
        found.add("shouted", shouted + shape);
        found.add("place", (at == 0 ? "first" : at + 1 == tokens.size() ? "last" : "inside") + shape);
        for (int length = 1; length <= Math.min(AFFIX_MAX, word.length()); length++) {
            found.add("p", word.substring(0, length));
            found.add("e", word.substring(word.length() - length));
        }
        return found.buckets();
    }

    /** What buckets a token's features fall into. */
    private static final class Hashes {
        private final int[] hashes = new int[15 + 2 * AFFIX_MAX];
        private int count;

        /** FNV-1a over UTF-16 units, mixed by the finaliser of MurmurHash3. */
        void add(String kind, String value) {
            int hash = 0x811c9dc5;
            for (int i = 0; i < kind.length(); i++) {
                hash = (hash ^ kind.charAt(i)) * 0x01000193;
            }
            hash = (hash ^ '=') * 0x01000193;
            for (int i = 0; i < value.length(); i++) {
                hash = (hash ^ value.charAt(i)) * 0x01000193;
            }
            hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
            hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
            hashes[count++] = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
        }

        int[] buckets() {
            return Arrays.copyOf(hashes, count);
        }
    }

    private static String plain(String token) {
        return token.toLowerCase(Locale.ROOT);
    }

    /** Its letters and digits by their kind, a run as two at the most: {@code Xx} for a name, {@code XX} for capitals. */
    private static String shape(String token) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            char kind = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? '0' : c;
            int length = shape.length();
            if (length < 2 || shape.charAt(length - 1) != kind || shape.charAt(length - 2) != kind) {
                shape.append(kind);
            }
        }
        return shape.toString();
    }

    /** The mean of the vectors of each token's pieces. */
    private static float[][] vectors(List<String> tokens, SentenceEncoder encoder) {
        WordPieces pieces = encoder.pieces();
        int[][] ids = new int[tokens.size()][];
        int all = 0;
        for (int i = 0; i < ids.length; i++) {
            int[] found = pieces.ids(withoutAccents(tokens.get(i)));
            ids[i] = all + found.length <= PIECES_MAX ? found : new int[0];
            all += ids[i].length;
        }
        int[] sequence = new int[all];
        int at = 0;
        for (int[] some : ids) {
            System.arraycopy(some, 0, sequence, at, some.length);
            at += some.length;
        }
        float[] vectors = encoder.vectors(sequence);
        float[][] means = new float[ids.length][SentenceEncoder.SIZE];
        int piece = 0;
        for (int token = 0; token < ids.length; token++) {
            for (int i = 0; i < ids[token].length; i++, piece++) {
                for (int j = 0; j < SentenceEncoder.SIZE; j++) {
                    means[token][j] += vectors[piece * SentenceEncoder.SIZE + j];
                }
            }
            scale(means[token]);
        }
        return means;
    }

    private static void scale(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float times = (float) (1 / Math.max(1e-9, Math.sqrt(squares)));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= times;
        }
    }

    private static String withoutAccents(String token) {
        return Normalizer.normalize(token.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}

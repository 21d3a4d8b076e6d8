package dev.penstock.inference.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Splits words into the encoder's pieces: the longest known prefix first, then the longest known continuations (WordPiece, as
 * BERT defines it). In Java rather than a native tokenizer because our words are already plain letters: nothing else of a
 * tokenizer is needed, and no native library is unpacked at run time. Safe for use by many threads.
 */
public final class WordPieces {
    /** What stands for a word of which some part is not in the vocabulary. */
    private static final String UNKNOWN = "[UNK]";

    private static final int WORD_LENGTH_MAX = 100;

    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Integer> continuations = new HashMap<>();
    private final int unknown;
    private final int first;
    private final int last;

    private WordPieces(JsonNode vocabulary) {
        vocabulary.properties().forEach(entry -> {
            String piece = entry.getKey();
            if (piece.startsWith("##") && piece.length() > 2) {
                continuations.put(piece.substring(2), entry.getValue().intValue());
            } else {
                starts.put(piece, entry.getValue().intValue());
            }
        });
        unknown = id(UNKNOWN);
        first = id("[CLS]");
        last = id("[SEP]");
    }

    /**
     * Reads a Hugging Face {@code tokenizer.json}.
     *
     * @throws IOException when it cannot be read or holds no WordPiece vocabulary
     */
    public static WordPieces read(InputStream tokenizerJson) throws IOException {
        JsonNode model = new ObjectMapper().readTree(tokenizerJson).path("model");
        if (!model.path("vocab").isObject()
                || !"WordPiece".equals(model.path("type").asText("WordPiece"))) {
            throw new IOException("the tokenizer file holds no WordPiece vocabulary");
        }
        return new WordPieces(model.path("vocab"));
    }

    /** The id that begins every sequence. */
    public int first() {
        return first;
    }

    /** The id that ends every sequence. */
    public int last() {
        return last;
    }

    /** The ids of one word's pieces, 1 or more. */
    public int[] ids(String word) {
        int length = word.length();
        if (length == 0 || length > WORD_LENGTH_MAX) {
            return new int[] {unknown};
        }
        int[] ids = new int[length];
        int count = 0;
        int from = 0;
        while (from < length) {
            Map<String, Integer> known = from == 0 ? starts : continuations;
            Integer id = null;
            int to = length;
            while (to > from && (id = known.get(word.substring(from, to))) == null) {
                to--;
            }
            if (id == null) {
                return new int[] {unknown};
            }
            ids[count++] = id;
            from = to;
        }
        return Arrays.copyOf(ids, count);
    }

    private int id(String piece) {
        Integer id = starts.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no '" + piece + "'");
        }
        return id;
    }
}

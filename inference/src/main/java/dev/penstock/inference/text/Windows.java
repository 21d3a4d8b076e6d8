package dev.penstock.inference.text;

import dev.penstock.inference.embedding.WordPieces;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text's words into windows that the encoder can take whole. A long text is judged by its worst window, so that abuse in
 * its last line counts as much as in its first, and a long harmless letter around it does not dilute it.
 */
final class Windows {
    /** Pieces in a window; the encoder was trained on 128 with the two that begin and end a sequence. */
    static final int PIECES_MAX = 126;

    /** Words that a window shares with the one before, so that a phrase is not cut in two. */
    static final int OVERLAP_WORDS = 8;

    /** @param ids of the pieces of {@code words}, at most {@link #PIECES_MAX} */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    record Window(List<String> words, int[] ids) {}

    private Windows() {}

    /** One or more windows; a text without words is one empty window. */
    static List<Window> of(List<String> words, WordPieces pieces) {
        List<int[]> ids = new ArrayList<>(words.size());
        for (String word : words) {
            ids.add(pieces.ids(word));
        }
        List<Window> windows = new ArrayList<>();
        int from = 0;
        while (true) {
            int to = from;
            int count = 0;
            while (to < words.size() && count + ids.get(to).length <= PIECES_MAX) {
                count += ids.get(to).length;
                to++;
            }
            windows.add(new Window(words.subList(from, to), join(ids.subList(from, to), count)));
            if (to >= words.size()) {
                return windows;
            }
            from = Math.max(from + 1, to - OVERLAP_WORDS);
        }
    }

    private static int[] join(List<int[]> ids, int count) {
        int[] joined = new int[count];
        int at = 0;
        for (int[] word : ids) {
            System.arraycopy(word, 0, joined, at, word.length);
            at += word.length;
        }
        return joined;
    }
}

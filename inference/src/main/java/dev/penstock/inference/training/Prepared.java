package dev.penstock.inference.training;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.Shape;
import dev.penstock.inference.text.TextFeatures;
import java.util.List;

/**
 * An example with its features.
 *
 * @param windows all windows of a text that is judged, the first one of a text that is learnt from
 * @param shape of the whole text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Prepared(Example example, Split split, List<TextFeatures.Window> windows, float[] shape) {
    /** A text to learn from needs its first window only. */
    static Prepared of(Example example, Split split, SentenceEncoder encoder) {
        int windowsMax = split == Split.TRAIN ? 1 : Integer.MAX_VALUE;
        String text = example.text();
        return new Prepared(example, split, TextFeatures.of(text, encoder, windowsMax), Shape.of(text));
    }

    static List<Prepared> part(List<Prepared> all, Split part) {
        return all.stream().filter(one -> one.split() == part).toList();
    }

    /** 1 or 0 for what was said, or is implied when {@code implied} is asked for; -1 where nothing is known. */
    int truth(String label, boolean implied) {
        Boolean truth = example.known().get(label);
        if (truth == null && implied) {
            truth = example.implied().get(label);
        }
        return truth == null ? -1 : truth ? 1 : 0;
    }
}

package dev.penstock.inference.text;

import dev.penstock.inference.embedding.SentenceEncoder;
import java.util.List;

/** What the classifier sees of a text. Training and serving both come through here, so that they cannot drift apart. */
public final class TextFeatures {
    /**
     * One window's features.
     *
     * @param buckets of {@link HashedNgrams}, each present once
     * @param embedding of {@link SentenceEncoder}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    public record Window(int[] buckets, float[] embedding) {}

    private TextFeatures() {}

    /**
     * The features of a text's windows, 1 or more.
     *
     * @param windowsMax no more than so many, from the beginning
     */
    public static List<Window> of(String text, SentenceEncoder encoder, int windowsMax) {
        List<Windows.Window> windows = Windows.of(PlainWords.of(text), encoder.pieces());
        return of(windows.subList(0, Math.min(windowsMax, windows.size())), encoder);
    }

    static List<Window> of(List<Windows.Window> windows, SentenceEncoder encoder) {
        return windows.stream()
                .map(window -> new Window(HashedNgrams.buckets(window.words()), encoder.embed(window.ids())))
                .toList();
    }
}

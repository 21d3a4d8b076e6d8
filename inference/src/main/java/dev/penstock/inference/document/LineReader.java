package dev.penstock.inference.document;

import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.picture.Raster;
import dev.penstock.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the line of text in a region: PP-OCR's recognizer, whose columns are decoded by the likeliest character of each (CTC, Graves et
 * al. 2006). Safe for use by many threads.
 */
final class LineReader {
    private static final int HEIGHT = 48;

    /** Mean and deviation of each channel. */
    private static final float[] HALF = {0.5f, 0.5f, 0.5f};

    /** Wider lines are pressed together; a line of a page is some 40 times as wide as high. */
    private static final int WIDTH_MAX = 3_200;

    private static final int WIDTH_MIN = 16;

    /** Higher than this many times their width, letters stand one below the other, or the line is turned. */
    private static final double UPRIGHT = 1.5;

    /** The net sees spaces poorly: one is taken where it is this likely at least somewhere between two characters. */
    private static final float SPACE_MIN = 0.02f;

    /** No space stands before these. */
    private static final String CLOSING = ".,;:!?)%@";

    private final PixelNet net;
    private final List<String> characters;

    /** @param characters that the net knows, one a line in its order, without the blank before and the space after them */
    LineReader(PixelNet net, String characters) {
        this.net = net;
        this.characters = new ArrayList<>();
        this.characters.add("");
        characters.lines().forEach(this.characters::add);
        this.characters.add(" ");
    }

    /**
     * What a region says.
     *
     * @param text empty where nothing could be read
     * @param confidence the mean probability of its characters, 0 for none
     */
    record Reading(String text, double confidence) {}

    Reading read(Raster picture, Region region) {
        Region level = region.height() > UPRIGHT * region.width() ? region.turned() : region;
        int width = (int) Math.max(WIDTH_MIN, Math.min(WIDTH_MAX, Math.round(HEIGHT * level.width() / level.height())));
        Raster line = level.cut(picture, width, HEIGHT);
        return decoded(net.run(line.planes(HALF, HALF), 1, Raster.CHANNELS, HEIGHT, width));
    }

    private Reading decoded(PixelNet.Answer answer) {
        int columns = answer.dimension(1);
        int known = answer.dimension(2);
        if (known != characters.size()) {
            throw new ModelFailure(
                    "the recognizer tells %d characters apart, and %d are named".formatted(known, characters.size()),
                    null);
        }
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int read = 0;
        int before = 0;
        int space = known - 1;
        float likeliestSpace = 0;
        for (int column = 0; column < columns; column++) {
            int best = 0;
            for (int character = 1; character < known; character++) {
                if (answer.values().get(column * known + character)
                        > answer.values().get(column * known + best)) {
                    best = character;
                }
            }
            likeliestSpace = Math.max(likeliestSpace, answer.values().get(column * known + space));
            if (best != 0 && best != before) {
                String character = characters.get(best);
                if (likeliestSpace > SPACE_MIN && best != space && !CLOSING.contains(character)) {
                    spaced(text);
                }
                likeliestSpace = 0;
                text.append(character);
                sum += answer.values().get(column * known + best);
                read++;
            }
            before = best;
        }
        return new Reading(text.toString().strip(), read == 0 ? 0 : Math.min(1, sum / read));
    }

    private static void spaced(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }
}

package dev.penstock.inference.picture;

import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what is to be seen on pictures. One after the other, in the caller's thread: callers run side by side. Of an animation some
 * pictures are looked at, and each label has the highest of their scores.
 */
public final class PictureClassifier implements Predictor {
    /** The input: a file. */
    public static final String FILE = "file";

    /** Where the net says what its numbers are: the labels in order, with commas between. */
    public static final String LABELS = "labels";

    /** The net's pictures are squares of so many pixels. */
    public static final int SIDE = 224;

    static final int PICTURES_MAX = 8;

    private static final float[] NO_MEAN = new float[Raster.CHANNELS];
    private static final float[] NO_DEVIATION = {1, 1, 1};

    private final List<String> labels;
    private final PixelNet net;

    /**
     * @param net takes pictures of {@link #SIDE} by {@link #SIDE} pixels, blue, green and red one after the other, each from 0 to 1,
     *     and gives a probability for each label; closed with this
     * @throws IllegalArgumentException when the definition does not agree with the net; the message says what differs
     */
    public PictureClassifier(ModelDefinition definition, PixelNet net) {
        if (!definition.input().members().equals(Set.of(FILE)) || definition.output() != null) {
            throw new IllegalArgumentException("a picture classifier has the input 'file' and no output, found "
                    + definition.input() + ", " + definition.output());
        }
        String known = net.metadata(LABELS);
        if (!known.equals(String.join(",", definition.labels()))) {
            throw new IllegalArgumentException("labels must be [" + known + "], found " + definition.labels());
        }
        this.labels = definition.labels();
        this.net = net;
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        return inputs.stream().map(input -> look(input.bytes(FILE))).toList();
    }

    private Prediction look(byte[] file) {
        double[] highest = new double[labels.size()];
        PictureFile.some(file, PICTURES_MAX, picture -> {
            FloatBuffer scores = net.run(
                            picture.resized(SIDE, SIDE).planes(NO_MEAN, NO_DEVIATION), 1, Raster.CHANNELS, SIDE, SIDE)
                    .values();
            for (int i = 0; i < highest.length; i++) {
                highest[i] = Math.max(highest[i], Math.min(1, scores.get(i)));
            }
        });
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < highest.length; i++) {
            scores.put(labels.get(i), highest[i]);
        }
        return Prediction.ofScores(scores);
    }

    @Override
    public void close() {
        net.close();
    }
}

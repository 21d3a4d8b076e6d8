package dev.penstock.inference.text;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.embedding.SharedEncoder;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text classifier in this process. Its scores for a text depend on that text alone, never on what else is in the batch or which
 * thread asks. A batch is scored one text after the other in the caller's thread: callers run side by side.
 */
public final class TextClassifier implements Predictor {
    /** The input that it takes. */
    public static final String INPUT = "text";

    /** A longer text is a {@link ModelInputViolation}: to score its beginning only would let the rest through unseen. */
    public static final int CHARACTERS_MAX = 10_000;

    /** A text that falls into more windows (it holds no ordinary words) is one too: this bounds the time of a call. */
    public static final int WINDOWS_MAX = 48;

    private final ModelVersion version;
    private final TextWeights weights;
    private final SharedEncoder.Lease lease;
    private final SentenceEncoder encoder;

    /** @param lease of the encoder, given back when this closes */
    public TextClassifier(ModelVersion version, TextWeights weights, SharedEncoder.Lease lease) {
        this.version = version;
        this.weights = weights;
        this.lease = lease;
        this.encoder = lease.encoder();
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        List<String> texts = new ArrayList<>(inputs.size());
        for (ModelInput one : inputs) {
            texts.add(checked(one));
        }
        return texts.stream().map(this::predict).toList();
    }

    /** A blank text is refused: it is far likelier a wrong pointer in a definition than something that somebody wants approved. */
    private String checked(ModelInput one) {
        String text = one.text(INPUT);
        if (text.isBlank()) {
            throw violation("is blank", "a text with at least one visible character");
        }
        if (text.length() > CHARACTERS_MAX) {
            throw violation("has " + text.length() + " characters", CHARACTERS_MAX + " characters at most");
        }
        return text;
    }

    private ModelInputViolation violation(String found, String allowed) {
        return new ModelInputViolation("input '%s' of %s %s; allowed: %s".formatted(INPUT, version, found, allowed));
    }

    private Prediction predict(String text) {
        List<Windows.Window> windows = Windows.of(PlainWords.of(text), encoder.pieces());
        if (windows.size() > WINDOWS_MAX) {
            throw violation("falls into " + windows.size() + " windows", WINDOWS_MAX + " windows at most");
        }
        double[] scores = weights.score(TextFeatures.of(windows, encoder), Shape.of(text));
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int label = 0; label < scores.length; label++) {
            byLabel.put(weights.labels().get(label), scores[label]);
        }
        return Prediction.ofScores(byLabel);
    }

    @Override
    public void close() {
        lease.close();
    }
}

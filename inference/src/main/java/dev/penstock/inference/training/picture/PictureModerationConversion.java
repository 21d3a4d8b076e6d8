package dev.penstock.inference.training.picture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.picture.PictureClassifier;
import dev.penstock.inference.training.tabular.RowFiles;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code picture-moderation} of the MobileNet that the npm package {@code nsfwjs} carries, and looks with it at ordinary pictures:
 * each that it finds unfit is a false alarm. Nothing is learnt.
 */
public final class PictureModerationConversion {
    /** In the net's order, as its authors name them. */
    static final List<String> LABELS = List.of("drawing", "hentai", "neutral", "porn", "sexy");

    private static final List<String> UNFIT = List.of("hentai", "porn", "sexy");
    private static final String NET = "package/dist/models/mobilenet_v2_mid";

    private PictureModerationConversion() {}

    /**
     * What was found on ordinary pictures.
     *
     * @param pictures scores by file and label
     * @param highestUnfit the highest score of a label that makes a picture unfit
     * @param millis for one picture, its file read and decoded
     */
    record Evaluation(Map<String, Map<String, Double>> pictures, double highestUnfit, double millis) {}

    /**
     * Converts, measures, and writes {@code model.onnx}, {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @param data a folder with {@code package}, the npm package unpacked, and {@code ordinary}, pictures that nobody objects to
     * @throws IOException when a file is missing or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        byte[] onnx = MobileNetConversion.convert(GraphModel.read(data.resolve(NET)), LABELS);
        RowFiles files = new RowFiles("picture-moderation", version, out);
        files.artifact("model.onnx", onnx);
        progress.println("model.onnx: " + onnx.length + " bytes");
        try (PictureClassifier classifier = classifier(onnx, version)) {
            Evaluation evaluation = evaluation(classifier, data.resolve("ordinary"), progress);
            String tables = String.format(
                    Locale.ROOT,
                    "%d ordinary pictures: the highest score of %s is %.3f; %s has %.3f on the median picture.",
                    evaluation.pictures().size(),
                    String.join(", ", UNFIT),
                    evaluation.highestUnfit(),
                    "neutral",
                    median(evaluation, "neutral"));
            files.evaluation(evaluation, tables);
            progress.println(tables);
            progress.printf(Locale.ROOT, "%.1f ms a picture%n", evaluation.millis());
        }
        files.definition();
    }

    private static PictureClassifier classifier(byte[] onnx, int version) {
        ModelDefinition definition = new ModelDefinition(
                new ModelVersion("picture-moderation", version),
                ModelRuntime.PICTURE_CLASSIFIER,
                new TreeMap<>(),
                ModelSchema.compile(
                        "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"file\":{}}}"),
                null,
                LABELS,
                null,
                null);
        return new PictureClassifier(definition, PixelNet.load(onnx, 1));
    }

    private static Evaluation evaluation(PictureClassifier classifier, Path folder, PrintStream progress)
            throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        Map<String, Map<String, Double>> pictures = new TreeMap<>();
        long startedNs = System.nanoTime();
        for (Path file : files) {
            ModelInput input = new ModelInput(
                    JsonNodeFactory.instance.objectNode().put(PictureClassifier.FILE, Files.readAllBytes(file)));
            try {
                Map<String, Double> scores =
                        classifier.predict(List.of(input)).get(0).scores();
                pictures.put(folder.relativize(file).toString(), scores);
            } catch (ModelInputViolation e) {
                progress.println(file.getFileName() + " is left out: " + e.getMessage());
            }
        }
        if (pictures.isEmpty()) {
            throw new IOException("no picture in " + folder);
        }
        double millis = (System.nanoTime() - startedNs) / 1e6 / pictures.size();
        double highest = pictures.values().stream()
                .flatMapToDouble(scores -> UNFIT.stream().mapToDouble(label -> score(scores, label)))
                .max()
                .orElse(0);
        return new Evaluation(pictures, highest, millis);
    }

    private static double median(Evaluation evaluation, String label) {
        double[] sorted = evaluation.pictures().values().stream()
                .mapToDouble(scores -> score(scores, label))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static double score(Map<String, Double> scores, String label) {
        return scores.getOrDefault(label, 0.0);
    }
}

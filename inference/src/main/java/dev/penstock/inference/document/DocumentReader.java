package dev.penstock.inference.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.picture.Raster;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the text of scanned documents. Pages are read one after the other, lines one after the other, in the caller's thread: callers run
 * side by side.
 */
public final class DocumentReader implements Predictor {
    /** The input: a file. */
    public static final String FILE = "file";

    /** The label: how surely what was read was read, weighed by characters; 0 for a document without text. */
    public static final String LEGIBLE = "legible";

    private static final String TEXT = "text";
    private static final String PAGES = "pages";

    private final PixelNet detector;
    private final PixelNet recognizer;
    private final TextFinder finder;
    private final LineReader reader;

    /**
     * @param detector finds lines, closed with this
     * @param recognizer reads them, closed with this
     * @param characters that the recognizer knows, one a line in its order, without the blank before and the space after them
     * @throws IllegalArgumentException when the definition is not that of a document reader; the message says what differs
     */
    public DocumentReader(ModelDefinition definition, PixelNet detector, PixelNet recognizer, String characters) {
        this.detector = detector;
        this.recognizer = recognizer;
        this.finder = new TextFinder(detector);
        this.reader = new LineReader(recognizer, characters);
        if (!definition.input().members().equals(Set.of(FILE))
                || definition.output() == null
                || !definition.output().members().equals(Set.of(TEXT, PAGES))
                || !definition.labels().equals(List.of(LEGIBLE))) {
            throw new IllegalArgumentException(
                    "a document reader has the input 'file', the outputs 'text' and 'pages' and the label 'legible', found "
                            + definition.input() + ", " + definition.output() + ", " + definition.labels());
        }
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        return inputs.stream().map(input -> read(input.bytes(FILE))).toList();
    }

    private Prediction read(byte[] file) {
        Result result = new Result();
        Pages.read(file, page -> {
            if (page instanceof Pages.Page.Written written) {
                result.written(written);
            } else {
                result.scanned(((Pages.Page.Scanned) page).picture());
            }
        });
        return result.prediction();
    }

    /** What has been read of one file. */
    private final class Result {
        private final List<String> texts = new ArrayList<>();
        private final ArrayNode pages = JsonNodeFactory.instance.arrayNode();
        private double confidence;
        private int characters;

        private void written(Pages.Page.Written page) {
            texts.add(page.text());
            confidence += page.text().length();
            characters += page.text().length();
            pages.addObject()
                    .put("width", page.width())
                    .put("height", page.height())
                    .putArray("lines");
        }

        private void scanned(Raster picture) {
            List<ReadLine> read = new ArrayList<>();
            for (Region region : finder.find(picture)) {
                LineReader.Reading reading = reader.read(picture, region);
                if (!reading.text().isEmpty()) {
                    read.add(new ReadLine(reading.text(), reading.confidence(), region));
                }
            }
            List<List<ReadLine>> rows = ReadingOrder.rows(read);
            texts.add(ReadingOrder.text(rows));
            ArrayNode lines = pages.addObject()
                    .put("width", picture.width())
                    .put("height", picture.height())
                    .putArray("lines");
            rows.forEach(row -> row.forEach(line -> {
                confidence += line.confidence() * line.text().length();
                characters += line.text().length();
                lines.add(line(line));
            }));
        }

        private Prediction prediction() {
            ObjectNode output = JsonNodeFactory.instance.objectNode().put(TEXT, String.join("\n\n", texts));
            output.set(PAGES, pages);
            return new Prediction(Map.of(LEGIBLE, characters == 0 ? 0 : confidence / characters), output);
        }
    }

    private static ObjectNode line(ReadLine line) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put(TEXT, line.text())
                .put("confidence", Math.round(line.confidence() * 1_000) / 1_000.0);
        ArrayNode box = node.putArray("box");
        line.region()
                .corners()
                .forEach(corner -> box.add(Math.round(corner.x())).add(Math.round(corner.y())));
        return node;
    }

    @Override
    public void close() {
        detector.close();
        recognizer.close();
    }
}

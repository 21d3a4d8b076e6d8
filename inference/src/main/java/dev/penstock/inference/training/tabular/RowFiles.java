package dev.penstock.inference.training.tabular;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.penstock.hash.Sha256;
import dev.penstock.model.ModelArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes a trained model as the files that are shipped: artifacts, evaluation, card and definition. */
public final class RowFiles {
    private final String model;
    private final int version;
    private final Path out;

    /**
     * @param version that the definition says
     * @param out created when absent; files of the same names are replaced
     */
    public RowFiles(String model, int version, Path out) {
        this.model = model;
        this.version = version;
        this.out = out;
    }

    public void artifact(String file, byte[] bytes) throws IOException {
        Files.createDirectories(out);
        Files.write(out.resolve(file), bytes);
    }

    /** All that was measured, and the card that people wrote with the tables put in where it says {@code {{tables}}}. */
    public void evaluation(Object evaluation, String tables) throws IOException {
        evaluation(evaluation, tables, "card.template.md");
    }

    /** The same with a card of another template. */
    public void evaluation(Object evaluation, String tables, String card) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(out.resolve("evaluation.json"), json.writeValueAsString(evaluation) + "\n");
        Files.writeString(out.resolve("MODEL_CARD.md"), template(card).replace("{{tables}}", tables.strip()));
    }

    /** The definition of a model whose artifacts are in libraries, with their digests put in by their names. */
    public void definition(Map<String, ModelArtifact> artifacts) throws IOException {
        String text = template("definition.template.yaml");
        for (Map.Entry<String, ModelArtifact> artifact : artifacts.entrySet()) {
            text = text.replace(
                    "{{sha256:" + artifact.getKey() + "}}", artifact.getValue().sha256());
        }
        Files.writeString(out.resolve(model + ".yaml"), text);
    }

    /** The definition, with the digest of each artifact put in where it says {@code {{sha256:FILE}}}. */
    public void definition() throws IOException {
        String text = template("definition.template.yaml");
        for (int at = text.indexOf("{{sha256:"); at >= 0; at = text.indexOf("{{sha256:")) {
            String file = text.substring(at + "{{sha256:".length(), text.indexOf("}}", at));
            text = text.replace("{{sha256:" + file + "}}", Sha256.hex(Files.readAllBytes(out.resolve(file))));
        }
        Files.writeString(out.resolve(model + ".yaml"), text);
    }

    private String template(String name) throws IOException {
        String resource = "/penstock/models/" + model + "/" + name;
        try (InputStream in = RowFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{version}}", Integer.toString(version));
        }
    }

    /** A table of measures in Markdown. */
    static String table(Map<String, RowMeasures> measures) {
        StringBuilder table = new StringBuilder("""
                | | rows | positive | AUC | average precision | lift of the best tenth | log loss |
                |---|---|---|---|---|---|---|
                """);
        measures.forEach((name, one) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %.3f | %.1f | %s |%n",
                name,
                one.rows(),
                one.positives(),
                one.areaUnderRoc(),
                one.averagePrecision(),
                one.lift(),
                one.logLoss() == null ? "–" : String.format(Locale.ROOT, "%.4f", one.logLoss()))));
        return table.toString();
    }
}

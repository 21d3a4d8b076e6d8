package dev.penstock.inference.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.penstock.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trained model and what is known of it, as the files that are shipped. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record TrainedModel(int version, byte[] artifact, Evaluation evaluation) {
    private static final String DEFINITION = """
            # Written by `penstock train text-moderation`; the artifact's model card lies beside it.
            model: text-moderation
            version: %d
            runtime: text-classifier
            artifact: penstock/models/text-moderation/%d/weights.bin
            sha256: %s
            inputs: [ text ]
            labels: [ %s ]
            """;

    void write(Path out) throws IOException {
        Files.createDirectories(out);
        Files.write(out.resolve("weights.bin"), artifact);
        String json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(evaluation);
        Files.writeString(out.resolve("evaluation.json"), json + "\n");
        Files.writeString(out.resolve("MODEL_CARD.md"), ModelCard.of(evaluation));
        Files.writeString(out.resolve("text-moderation.yaml"), definition());
    }

    private String definition() {
        return DEFINITION.formatted(version, version, Sha256.hex(artifact), String.join(", ", ModerationLabel.words()));
    }
}

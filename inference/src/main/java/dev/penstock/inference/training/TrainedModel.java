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
            # Written by `penstock train text-moderation`.
            model: text-moderation
            runtime: text-classifier
            input:
              type: object
              required: [ text ]
              additionalProperties: false
              properties:
                text: { type: string, minLength: 1, maxLength: 10000 }
            labels: [ %s ]
            versions:
              - version: %d
                artifacts:
                  weights:
                    location: penstock/models/text-moderation/%d/weights.bin
                    sha256: %s
                card: penstock/models/text-moderation/%d/MODEL_CARD.md
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
        return DEFINITION.formatted(
                String.join(", ", ModerationLabel.words()), version, version, Sha256.hex(artifact), version);
    }
}

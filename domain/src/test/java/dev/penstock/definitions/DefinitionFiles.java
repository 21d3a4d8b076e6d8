package dev.penstock.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.source.ProviderCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small, sound folder of definitions, of which tests replace what they are about. */
final class DefinitionFiles {
    static final String SOURCE = "sources/forum.yaml";
    static final String PIPELINE = "pipelines/moderation.yaml";
    static final String MODEL = "models/text-moderation.yaml";
    static final String SCHEMA = "schemas/content.submitted/1.json";

    static final String SOURCE_TEXT = """
            source: forum
            provider: standard-webhooks
            secrets: ["${forum.secret}"]
            attributes:
              kind: /data/kind
            """;

    static final String PIPELINE_TEXT = """
            pipeline: moderation
            stages:
              - stage: classify
                on: { type: content.submitted, where: "kind = 'comment'" }
                model: text-moderation
                input: { text: /data/data/text }
                emits: content.scored
              - stage: decide
                on: { type: content.scored }
                decide:
                  reject: { any: { threat: 0.8 } }
                  hold: { any: { spam: 0.5 } }
                  otherwise: approve
                emits: content.decided
            """;

    static final String MODEL_TEXT = """
            model: text-moderation
            runtime: text-classifier
            labels: [toxic, insult, obscene, threat, hate, spam]
            input:
              type: object
              required: [text]
              additionalProperties: false
              properties:
                text: { type: string, minLength: 1 }
            versions:
              - version: 1
                artifacts:
                  weights:
                    location: penstock/models/text-moderation/1.bin
                    sha256: 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0
            """;

    private final Map<String, String> files = new TreeMap<>(
            Map.of(SOURCE, SOURCE_TEXT, PIPELINE, PIPELINE_TEXT, MODEL, MODEL_TEXT, SCHEMA, "{\"type\": \"object\"}"));

    DefinitionFiles with(String path, String text) {
        files.put(path, text);
        return this;
    }

    DefinitionFiles without(String path) {
        files.remove(path);
        return this;
    }

    /** Replaces a part of a file, which must be there. */
    DefinitionFiles edit(String path, String part, String replacement) {
        String text = files.getOrDefault(path, "");
        if (!text.contains(part)) {
            throw new IllegalArgumentException(path + " has no part " + part);
        }
        return with(path, text.replace(part, replacement));
    }

    Map<String, String> texts() {
        return files;
    }

    /** What is wrong with files, which must be something. */
    static List<String> problems(DefinitionFiles files) {
        DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());
        InvalidDefinitions invalid = catchThrowableOfType(InvalidDefinitions.class, () -> reader.read(files.texts()));
        assertThat(invalid).isNotNull();
        return invalid.problems().stream().map(Problem::toString).toList();
    }
}

package dev.penstock.assembly;

import dev.penstock.definitions.Definitions;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One pipeline of two stages, as files and as read. */
final class SampleDefinitions {
    static final Map<String, String> FILES = new TreeMap<>(
            Map.of("pipelines/moderation.yaml", """
            pipeline: moderation
            stages:
              - stage: classify
                on: { type: content.submitted, where: "size < 10 AND kind <> 'a&b'" }
                model: text-moderation
                input: { text: /data/text }
                emits: content.scored
                timeout: 2500ms
                concurrency: 4
                delivery: { attempts: 3, delay: 500ms, multiplier: 1.5, max-delay: 10s }
                retention: 1h
              - stage: decide
                on: { type: content.scored }
                decide: { hold: { any: { spam: 0.5 } }, otherwise: approve }
                emits: content.decided
            """, "sources/forum.yaml", """
            source: forum
            provider: standard-webhooks
            secrets: ["${forum.secret}"]
            attributes: { kind: /kind, size: /size }
            """, "models/text-moderation.yaml", """
            model: text-moderation
            runtime: text-classifier
            labels: [spam]
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
            """));

    private SampleDefinitions() {}

    static DefinitionsReader reader() {
        return new DefinitionsReader(ProviderCatalogue.bundled());
    }

    static Definitions read() {
        return reader().read(FILES).definitions();
    }

    /** The same, of which the source answers with decisions. */
    static Definitions readAwaited() {
        Map<String, String> files = new TreeMap<>(FILES);
        files.merge("sources/forum.yaml", "respond: decision\n", String::concat);
        return reader().read(files).definitions();
    }

    static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}

package dev.penstock.inference.model;

import dev.penstock.hash.Sha256;
import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads a model's artifacts and refuses one that is not the artifact which its definition names. */
final class VerifiedArtifact {
    private VerifiedArtifact() {}

    /** The bytes of all artifacts, by name. */
    static Map<String, byte[]> readAll(ModelDefinition definition, Artifacts artifacts) {
        Map<String, byte[]> bytes = new TreeMap<>();
        definition.artifacts().forEach((name, artifact) -> bytes.put(name, read(definition, artifact, artifacts)));
        return bytes;
    }

    private static byte[] read(ModelDefinition definition, ModelArtifact artifact, Artifacts artifacts) {
        try {
            byte[] bytes = artifacts.read(artifact.location());
            if (bytes == null) {
                throw new ModelFailure(
                        "model %s: no artifact '%s' %s".formatted(definition.version(), artifact.location(), artifacts),
                        null);
            }
            String found = Sha256.hex(bytes);
            if (!found.equals(artifact.sha256())) {
                throw new ModelFailure(
                        "model %s: artifact '%s' has SHA-256 %s, its definition demands %s"
                                .formatted(definition.version(), artifact.location(), found, artifact.sha256()),
                        null);
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelFailure(
                    "model %s: artifact '%s' could not be read".formatted(definition.version(), artifact.location()),
                    e);
        }
    }
}

package dev.penstock.inference.model;

import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads a model's artifact and refuses one that is not the artifact which its definition names. */
final class VerifiedArtifact {
    private VerifiedArtifact() {}

    static byte[] read(ModelDefinition definition, ClassLoader artifacts) {
        try (InputStream in = artifacts.getResourceAsStream(definition.artifact())) {
            if (in == null) {
                throw new ModelFailure(
                        "model %s: no artifact '%s' on the class path"
                                .formatted(definition.version(), definition.artifact()),
                        null);
            }
            byte[] bytes = in.readAllBytes();
            String found = sha256(bytes);
            if (!found.equalsIgnoreCase(definition.sha256())) {
                throw new ModelFailure(
                        "model %s: artifact '%s' has SHA-256 %s, its definition demands %s"
                                .formatted(definition.version(), definition.artifact(), found, definition.sha256()),
                        null);
            }
            return bytes;
        } catch (IOException e) {
            throw new ModelFailure(
                    "model %s: artifact '%s' could not be read".formatted(definition.version(), definition.artifact()),
                    e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

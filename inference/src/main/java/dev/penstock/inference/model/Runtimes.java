package dev.penstock.inference.model;

import dev.penstock.inference.basket.Neighbours;
import dev.penstock.inference.basket.Recommender;
import dev.penstock.inference.embedding.SharedEncoder;
import dev.penstock.inference.onnx.RowNet;
import dev.penstock.inference.tabular.Features;
import dev.penstock.inference.tabular.RowModel;
import dev.penstock.inference.text.TextClassifier;
import dev.penstock.inference.text.TextWeights;
import dev.penstock.inference.text.TextWeightsFile;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.Predictor;
import dev.penstock.source.ConfigValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes predictors of definitions and artifacts, and refuses those that do not agree, naming what differs. */
final class Runtimes {
    private final SharedEncoder encoder;
    private final int threads;
    private final RemoteRuntimes remotes;

    /** @param config where remote models are, and their servers' tokens */
    Runtimes(int threads, ConfigValues config) {
        this.threads = threads;
        encoder = new SharedEncoder(threads);
        remotes = new RemoteRuntimes(config);
    }

    /** @param artifacts the verified bytes by name, all that the runtime needs */
    Predictor load(ModelDefinition definition, Map<String, byte[]> artifacts) {
        try {
            return switch (definition.runtime()) {
                case TEXT_CLASSIFIER -> textClassifier(definition, artifact(artifacts, "weights"));
                case ONNX_ROWS -> rows(definition, artifact(artifacts, "features"), artifact(artifacts, "model"));
                case RECOMMENDER -> new Recommender(definition, Neighbours.read(artifact(artifacts, "neighbours")));
                case OPEN_INFERENCE, CHAT -> remotes.load(definition);
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFailure("model %s: %s".formatted(definition.version(), e.getMessage()), e);
        }
    }

    private Predictor textClassifier(ModelDefinition definition, byte[] artifact) throws IOException {
        TextWeights weights = TextWeightsFile.read(artifact);
        require(
                definition,
                "inputs",
                Set.of(TextClassifier.INPUT),
                definition.input().members());
        require(definition, "labels", definition.labels(), weights.labels());
        SharedEncoder.Lease lease = encoder.acquire();
        try {
            require(
                    definition,
                    "sentence encoder (SHA-256)",
                    weights.encoderSha256(),
                    lease.encoder().sha256());
            return new TextClassifier(definition.version(), weights, lease);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Predictor rows(ModelDefinition definition, byte[] features, byte[] onnx) throws IOException {
        Features columns = Features.read(features);
        RowNet net = RowNet.load(onnx, threads);
        try {
            return new RowModel(definition, columns, net);
        } catch (RuntimeException e) {
            net.close();
            throw e;
        }
    }

    private static byte[] artifact(Map<String, byte[]> artifacts, String name) throws IOException {
        byte[] bytes = artifacts.get(name);
        if (bytes == null) {
            throw new IOException("artifact '" + name + "' is needed, found " + List.copyOf(artifacts.keySet()));
        }
        return bytes;
    }

    private static void require(ModelDefinition definition, String what, Object allowed, Object found) {
        if (!allowed.equals(found)) {
            throw new ModelFailure(
                    "model %s: %s must be %s, found %s".formatted(definition.version(), what, allowed, found), null);
        }
    }
}

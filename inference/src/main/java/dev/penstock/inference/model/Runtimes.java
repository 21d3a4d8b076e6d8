package dev.penstock.inference.model;

import dev.penstock.inference.basket.Neighbours;
import dev.penstock.inference.basket.Recommender;
import dev.penstock.inference.document.DocumentReader;
import dev.penstock.inference.embedding.SharedEncoder;
import dev.penstock.inference.entity.EntityFinder;
import dev.penstock.inference.entity.TaggerWeights;
import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.onnx.RowNet;
import dev.penstock.inference.picture.PictureClassifier;
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
import java.nio.charset.StandardCharsets;
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
                case DOCUMENT_READER ->
                    documents(
                            definition,
                            artifact(artifacts, "detector"),
                            artifact(artifacts, "recognizer"),
                            new String(artifact(artifacts, "characters"), StandardCharsets.UTF_8));
                case PICTURE_CLASSIFIER -> pictures(definition, artifact(artifacts, "model"));
                case ENTITY_FINDER -> entities(definition, artifact(artifacts, "weights"));
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
            requireEncoder(definition, weights.encoderSha256(), lease);
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

    private Predictor entities(ModelDefinition definition, byte[] artifact) throws IOException {
        TaggerWeights weights = TaggerWeights.read(artifact);
        SharedEncoder.Lease lease = encoder.acquire();
        try {
            requireEncoder(definition, weights.encoderSha256(), lease);
            return new EntityFinder(definition, weights, lease);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Predictor documents(ModelDefinition definition, byte[] detector, byte[] recognizer, String characters) {
        PixelNet finds = PixelNet.load(detector, threads);
        PixelNet reads = null;
        try {
            reads = PixelNet.load(recognizer, threads);
            return new DocumentReader(definition, finds, reads, characters);
        } catch (RuntimeException e) {
            finds.close();
            if (reads != null) {
                reads.close();
            }
            throw e;
        }
    }

    private Predictor pictures(ModelDefinition definition, byte[] onnx) {
        PixelNet net = PixelNet.load(onnx, threads);
        try {
            return new PictureClassifier(definition, net);
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

    private static void requireEncoder(ModelDefinition definition, String allowed, SharedEncoder.Lease lease) {
        require(
                definition,
                "sentence encoder (SHA-256)",
                allowed,
                lease.encoder().sha256());
    }

    private static void require(ModelDefinition definition, String what, Object allowed, Object found) {
        if (!allowed.equals(found)) {
            throw new ModelFailure(
                    "model %s: %s must be %s, found %s".formatted(definition.version(), what, allowed, found), null);
        }
    }
}

package dev.penstock.inference.model;

import dev.penstock.inference.embedding.SentenceEncoder;
import dev.penstock.inference.text.TextClassifier;
import dev.penstock.inference.text.TextWeights;
import dev.penstock.inference.text.TextWeightsFile;
import dev.penstock.model.Model;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Models;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All defined models, loaded once and shared by all threads. Loading fails as a whole, before anything is served, when one model is
 * not what its definition says.
 */
public final class LoadedModels implements Models, AutoCloseable {
    private final SentenceEncoder encoder;
    private final Map<ModelVersion, Model> models = new HashMap<>();
    private final Map<String, Model> champions = new TreeMap<>();

    private LoadedModels(SentenceEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Loads every model. The highest version of a name is its champion.
     *
     * @param artifacts finds the artifacts that the definitions name
     * @param threads that one call may use inside the native runtime, 1 or more; 1 gives the most texts a second where several
     *     consumers call at once
     * @throws ModelFailure when an artifact is missing or has another digest, or does not agree with its definition
     */
    public static LoadedModels load(Collection<ModelDefinition> definitions, ClassLoader artifacts, int threads) {
        LoadedModels loaded = new LoadedModels(SentenceEncoder.load(threads));
        try {
            definitions.forEach(definition -> loaded.add(definition, VerifiedArtifact.read(definition, artifacts)));
            return loaded;
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    private void add(ModelDefinition definition, byte[] artifact) {
        Model model = switch (definition.runtime()) {
            case TEXT_CLASSIFIER -> textClassifier(definition, artifact);
        };
        if (models.putIfAbsent(definition.version(), model) != null) {
            throw new ModelFailure("model %s is defined twice".formatted(definition.version()), null);
        }
        champions.merge(
                definition.version().name(),
                model,
                (one, other) -> one.version().version() > other.version().version() ? one : other);
    }

    private Model textClassifier(ModelDefinition definition, byte[] artifact) {
        require(definition, "number of inputs", 1, definition.inputs().size());
        try {
            TextWeights weights = TextWeightsFile.read(artifact);
            require(definition, "labels", definition.labels(), weights.labels());
            require(definition, "sentence encoder (SHA-256)", weights.encoderSha256(), encoder.sha256());
            return new TextClassifier(definition, weights, encoder);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFailure("model %s: %s".formatted(definition.version(), e.getMessage()), e);
        }
    }

    private static void require(ModelDefinition definition, String what, Object allowed, Object found) {
        if (!allowed.equals(found)) {
            throw new ModelFailure(
                    "model %s: %s must be %s, found %s".formatted(definition.version(), what, allowed, found), null);
        }
    }

    @Override
    public Model champion(String name) {
        Model model = champions.get(name);
        if (model == null) {
            throw new ModelFailure("no model '%s' is loaded; loaded: %s".formatted(name, champions.keySet()), null);
        }
        return model;
    }

    /** Scores short and long texts with every model, so that the first real one meets compiled code and allocated buffers. */
    public void warmUp() {
        String sentence = "The parcel arrived on Monday and everyone was pleased with it. ";
        for (Model model : models.values()) {
            for (int repeat = 1; repeat <= 64; repeat *= 2) {
                Map<String, String> texts = new HashMap<>();
                for (String input : model.inputs()) {
                    texts.put(input, sentence.repeat(repeat));
                }
                model.predict(List.of(new ModelInput(texts)));
            }
        }
    }

    /** Releases native memory once the running calls have ended; a later call is a {@link ModelFailure}. */
    @Override
    public void close() {
        encoder.close();
    }
}

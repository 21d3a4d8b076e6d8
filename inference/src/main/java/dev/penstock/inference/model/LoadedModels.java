package dev.penstock.inference.model;

import dev.penstock.model.Model;
import dev.penstock.model.ModelAliases;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Predictor;
import dev.penstock.model.RegisteredModel;
import dev.penstock.source.ConfigValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registered models and those versions of them that are loaded, each once and shared by all threads. Only what somebody refers to
 * takes up memory: a version is loaded at the start for an alias or a stage, later when it is first asked for, and stays until it is
 * unloaded.
 */
public final class LoadedModels implements ModelRegistry, AutoCloseable {
    private final SortedMap<String, RegisteredModel> registered;
    private final ModelAliases aliases;
    private final Artifacts artifacts;
    private final Runtimes runtimes;
    private final Map<ModelVersion, LoadedModel> loaded = new ConcurrentHashMap<>();
    private boolean closed;

    /** The same without remote models. */
    public LoadedModels(
            Map<String, RegisteredModel> registered, ModelAliases aliases, Artifacts artifacts, int threads) {
        this(registered, aliases, artifacts, threads, key -> Optional.empty());
    }

    /**
     * Nothing is loaded yet.
     *
     * @param threads that one call may use inside the native runtime, 1 or more; 1 gives the most inputs a second where several
     *     consumers call at once
     * @param config where remote models are
     */
    public LoadedModels(
            Map<String, RegisteredModel> registered,
            ModelAliases aliases,
            Artifacts artifacts,
            int threads,
            ConfigValues config) {
        this.registered = Collections.unmodifiableSortedMap(new TreeMap<>(registered));
        this.aliases = aliases;
        this.artifacts = artifacts;
        this.runtimes = new Runtimes(threads, config);
    }

    /**
     * Loads what aliases mean and what these references mean. Fails as a whole, before anything is served.
     *
     * @throws ModelFailure when an artifact is missing or has another digest, or does not agree with its definition
     */
    public static LoadedModels load(
            Map<String, RegisteredModel> registered,
            Collection<ModelReference> references,
            Artifacts artifacts,
            int threads) {
        return load(
                registered,
                RegisteredModel.defined(registered),
                references,
                artifacts,
                threads,
                key -> Optional.empty());
    }

    /**
     * The same with remote models, and with aliases that may move. Remote ones are loaded for who refers to them and not for their
     * aliases: one that nobody uses need not be configured.
     *
     * @param aliases what they mean now, whenever it is asked
     * @param config where they are, and their servers' tokens
     */
    public static LoadedModels load(
            Map<String, RegisteredModel> registered,
            ModelAliases aliases,
            Collection<ModelReference> references,
            Artifacts artifacts,
            int threads,
            ConfigValues config) {
        LoadedModels models = new LoadedModels(registered, aliases, artifacts, threads, config);
        try {
            registered
                    .values()
                    .forEach(model -> model.aliases().keySet().stream()
                            .map(alias -> new ModelReference.Aliased(model.name(), alias))
                            .filter(reference -> model.find(reference)
                                    .filter(version -> !version.runtime().isRemote())
                                    .isPresent())
                            .forEach(models::model));
            references.forEach(models::model);
            return models;
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    @Override
    public Model model(ModelReference reference) {
        ModelVersion version = version(reference);
        LoadedModel model = loaded.get(version);
        return model == null ? loadedNow(version) : model;
    }

    private ModelVersion version(ModelReference reference) {
        if (reference instanceof ModelReference.Fixed fixed) {
            return fixed.version();
        }
        ModelReference.Aliased aliased = (ModelReference.Aliased) reference;
        OptionalInt number = aliases.version(aliased.name(), aliased.alias());
        if (number.isEmpty()) {
            throw new ModelFailure("no model '%s' is registered; registered: %s".formatted(reference, all()), null);
        }
        return new ModelVersion(aliased.name(), number.getAsInt());
    }

    private synchronized LoadedModel loadedNow(ModelVersion version) {
        LoadedModel known = loaded.get(version);
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new ModelFailure("the models are closed", null);
        }
        ModelDefinition definition = definition(version);
        Predictor predictor = runtimes.load(definition, VerifiedArtifact.readAll(definition, artifacts));
        LoadedModel model = new LoadedModel(definition, predictor);
        loaded.put(version, model);
        return model;
    }

    private ModelDefinition definition(ModelVersion version) {
        RegisteredModel model = registered.get(version.name());
        ModelDefinition definition = model == null ? null : model.versions().get(version.version());
        if (definition == null) {
            throw new ModelFailure("no model '%s' is registered; registered: %s".formatted(version, all()), null);
        }
        return definition;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        registered
                .values()
                .forEach(model -> model.versions()
                        .values()
                        .forEach(one -> all.add(one.version().toString())));
        return all;
    }

    @Override
    public SortedMap<String, RegisteredModel> registered() {
        return registered;
    }

    @Override
    public ModelAliases aliases() {
        return aliases;
    }

    @Override
    public Set<ModelVersion> loaded() {
        return Set.copyOf(loaded.keySet());
    }

    @Override
    public void load(ModelVersion version) {
        if (!loaded.containsKey(version)) {
            warmUp(loadedNow(version));
        }
    }

    @Override
    public boolean unload(ModelVersion version) {
        LoadedModel model = loaded.remove(version);
        if (model != null) {
            model.close();
        }
        return model != null;
    }

    @Override
    public Optional<String> card(ModelVersion version) {
        String location = definition(version).card();
        try {
            byte[] bytes = location == null ? null : artifacts.read(location);
            return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ModelFailure("the card of model " + version + " could not be read", e);
        }
    }

    /**
     * Predicts with every loaded model that runs here, so that the first real input meets compiled code and allocated buffers. Others
     * would be asked, and some paid, for nothing.
     */
    public void warmUp() {
        loaded.values().forEach(LoadedModels::warmUp);
    }

    private static void warmUp(LoadedModel model) {
        if (!model.definition().runtime().isRemote()) {
            WarmUp.of(model);
        }
    }

    /** Releases all memory once the running predictions have ended; a later one is a {@link ModelFailure}. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        List.copyOf(loaded.keySet()).forEach(this::unload);
    }
}

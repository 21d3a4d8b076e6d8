package dev.penstock.ejb.model;

import dev.penstock.definitions.Definitions;
import dev.penstock.inference.model.Artifacts;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.alias.AliasMoves;
import dev.penstock.model.alias.AliasStore;
import dev.penstock.model.alias.CurrentAliases;
import dev.penstock.model.alias.FitCheck;
import dev.penstock.source.ConfigValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads the defined models once, for all stages, and releases them with the application. */
@ApplicationScoped
public class ModelsProducer {
    /** The consumers of a stage call the model side by side; a call that used more threads would only take them from the others. */
    private static final int THREADS_A_CALL = 1;

    /** A folder of models that were trained since the archive was made; looked into before the class path. */
    static final String FOLDER_KEY = "penstock.models.folder";

    @Inject
    @ConfigProperty(name = FOLDER_KEY)
    private Optional<String> folder;

    @Produces
    @Singleton
    CurrentAliases aliases(Definitions definitions) {
        return new CurrentAliases(definitions.models());
    }

    @Produces
    @Singleton
    AliasMoves aliasMoves(
            Definitions definitions,
            CurrentAliases aliases,
            AliasStore store,
            ModelRegistry registry,
            FitCheck fit,
            InstantSource clock) {
        Set<ModelVersion> named = references(definitions).stream()
                .flatMap(reference ->
                        reference instanceof ModelReference.Fixed fixed ? Stream.of(fixed.version()) : Stream.empty())
                .collect(Collectors.toSet());
        return new AliasMoves(aliases, store, registry, fit, named, clock);
    }

    @Produces
    @Singleton
    LoadedModels models(Definitions definitions, CurrentAliases aliases, ConfigValues config) {
        ClassLoader classPath = ModelsProducer.class.getClassLoader();
        return LoadedModels.load(
                definitions.models(),
                aliases,
                references(definitions),
                folder.map(path -> Artifacts.of(Path.of(path), classPath)).orElseGet(() -> Artifacts.of(classPath)),
                THREADS_A_CALL,
                config);
    }

    private static List<ModelReference> references(Definitions definitions) {
        return definitions.pipelines().values().stream()
                .flatMap(pipeline -> pipeline.models().stream())
                .distinct()
                .toList();
    }

    void release(@Disposes LoadedModels models) {
        models.close();
    }
}

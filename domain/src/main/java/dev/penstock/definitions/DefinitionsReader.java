package dev.penstock.definitions;

import dev.penstock.model.RegisteredModel;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.schema.EventSchema;
import dev.penstock.schema.JsonSchemas;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads a folder of definitions, wherever its files come from, and finds everything that is wrong with it in one go. */
public final class DefinitionsReader {
    private static final String LAYOUT =
            "sources/*.yaml, pipelines/*.yaml, models/*.yaml, schemas/<type>/<n>.json, *.md";

    private final ProviderCatalogue catalogue;

    public DefinitionsReader(ProviderCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads definitions.
     *
     * @param files their texts by path relative to the folder, with slashes
     * @throws InvalidDefinitions with all problems of all files
     */
    public ReadDefinitions read(Map<String, String> files) {
        return read(files, UnaryOperator.identity());
    }

    /**
     * The same as if the models had other aliases.
     *
     * @param aliased from a model as it is defined
     */
    public ReadDefinitions read(Map<String, String> files, UnaryOperator<RegisteredModel> aliased) {
        Problems problems = new Problems();
        SourceFile sourceFile = new SourceFile(catalogue);
        SortedMap<String, Source> sources = new TreeMap<>();
        Map<Source, Place> sourceFiles = new LinkedHashMap<>();
        SortedMap<String, Optional<RegisteredModel>> models = new TreeMap<>();
        List<PipelineFile> pipelines = new ArrayList<>();
        List<EventSchema> schemas = new ArrayList<>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (path.matches("sources/[^/]+\\.yaml")) {
                read(path, text, problems, file -> {
                            Source source = sourceFile.read(file);
                            sourceFiles.put(source, file);
                            return source;
                        })
                        .ifPresent(source -> sources.put(source.name(), source));
            } else if (path.matches("pipelines/[^/]+\\.yaml")) {
                read(path, text, problems, PipelineFile::read).ifPresent(pipelines::add);
            } else if (path.matches("models/[^/]+\\.yaml")) {
                models.put(
                        stem(path), sound(path, text, problems, ModelFile::read).map(aliased));
            } else if (path.startsWith("schemas/") && path.endsWith(".json")) {
                SchemaFiles.read(path, text, problems).ifPresent(schemas::add);
            } else if (!path.endsWith(".md")) {
                problems.add(new Problem(path, 0, "", "a file of this name", LAYOUT));
            }
        });
        new CrossChecks(sourceFiles, pipelines, models, schemas).run();
        problems.throwIfAny();
        return new ReadDefinitions(
                new Definitions(sources, byName(pipelines), byName(models), new JsonSchemas(schemas)),
                problems.warnings());
    }

    private static <T> Optional<T> read(String path, String text, Problems problems, Function<Place, T> read) {
        return new YamlFile(path, problems).read(text).map(read);
    }

    /** What a file says, when nothing in it is wrong. */
    private static <T> Optional<T> sound(String path, String text, Problems problems, Function<Place, T> read) {
        int before = problems.count();
        return read(path, text, problems, read).filter(value -> problems.count() == before);
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
    }

    private static SortedMap<String, Pipeline> byName(List<PipelineFile> files) {
        SortedMap<String, Pipeline> pipelines = new TreeMap<>();
        files.stream()
                .filter(PipelineFile::enabled)
                .forEach(file -> pipelines.put(file.pipeline().name(), file.pipeline()));
        return pipelines;
    }

    private static SortedMap<String, RegisteredModel> byName(SortedMap<String, Optional<RegisteredModel>> models) {
        SortedMap<String, RegisteredModel> byName = new TreeMap<>();
        models.forEach((name, model) -> model.ifPresent(definition -> byName.put(name, definition)));
        return byName;
    }
}

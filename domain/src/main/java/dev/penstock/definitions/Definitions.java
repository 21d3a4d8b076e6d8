package dev.penstock.definitions;

import dev.penstock.model.RegisteredModel;
import dev.penstock.pipeline.Pipeline;
import dev.penstock.schema.JsonSchemas;
import dev.penstock.source.Source;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that a folder of definitions describes, each by name. */
public record Definitions(
        SortedMap<String, Source> sources,
        SortedMap<String, Pipeline> pipelines,
        SortedMap<String, RegisteredModel> models,
        JsonSchemas schemas) {
    public Definitions {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        pipelines = Collections.unmodifiableSortedMap(new TreeMap<>(pipelines));
        models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
    }

    /** The stages of all pipelines. */
    public Stream<Stage> stages() {
        return pipelines.values().stream().flatMap(pipeline -> pipeline.stages().stream());
    }

    /** Whether a source answers with decisions. */
    public boolean decisionsAreAwaited() {
        return sources.values().stream().anyMatch(source -> source.answers().decision() != null);
    }

    public Optional<Stage> stage(StageName name) {
        return stages().filter(stage -> stage.name().equals(name)).findFirst();
    }
}

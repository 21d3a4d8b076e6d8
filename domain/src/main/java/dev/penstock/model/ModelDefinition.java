package dev.penstock.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a model, as {@code models/*.yaml} describes it.
 *
 * @param version its name and number
 * @param runtime what runs it
 * @param artifacts the files it is made of, by the names that its runtime knows them by
 * @param input what it takes
 * @param output what it says beside scores; null when it says nothing else
 * @param labels what it scores, in order; empty when it scores nothing
 * @param card location of its model card; null when it has none
 * @param price what a call costs; null when it costs processor time only
 * @param remote where it is, for a runtime that calls another server; else null
 */
public record ModelDefinition(
        ModelVersion version,
        ModelRuntime runtime,
        SortedMap<String, ModelArtifact> artifacts,
        ModelSchema input,
        @Nullable ModelSchema output,
        List<String> labels,
        @Nullable String card,
        @Nullable ModelPrice price,
        @Nullable RemoteModel remote) {
    public ModelDefinition {
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
        labels = List.copyOf(labels);
    }

    /** Of a model that runs in this process. */
    public ModelDefinition(
            ModelVersion version,
            ModelRuntime runtime,
            SortedMap<String, ModelArtifact> artifacts,
            ModelSchema input,
            @Nullable ModelSchema output,
            List<String> labels,
            @Nullable String card,
            @Nullable ModelPrice price) {
        this(version, runtime, artifacts, input, output, labels, card, price, null);
    }
}

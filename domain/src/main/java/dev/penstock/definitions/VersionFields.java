package dev.penstock.definitions;

import dev.penstock.model.ModelArtifact;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelPrice;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.schema.InvalidSchema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one version of a model. What it leaves out stands beside {@code model}, for all versions. */
final class VersionFields {
    static final Set<String> KEYS =
            Set.of("version", "runtime", "artifacts", "input", "output", "labels", "card", "price", "remote");
    static final Set<String> ARTIFACT_KEYS = Set.of("location", "sha256");
    static final Set<String> PRICE_KEYS = Set.of("currency", "call", "thousand-input-tokens", "thousand-output-tokens");

    private static final int PRICE_MAX = 1_000_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    /** Relative, and never out of where it is looked for. */
    private static final Pattern LOCATION =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    private static final ModelSchema ANY =
            ModelSchema.compile("{\"type\":\"object\",\"properties\":{\"none\":true},\"additionalProperties\":false}");

    /** Stands for what could not be read, which was reported; it never leaves the reader. */
    static final ModelDefinition NONE = new ModelDefinition(
            new ModelVersion("none", 1),
            ModelRuntime.TEXT_CLASSIFIER,
            new TreeMap<>(),
            ANY,
            null,
            List.of(),
            null,
            null);

    private final Fields model;
    private final Fields own;

    private VersionFields(Fields model, Fields own) {
        this.model = model;
        this.own = own;
    }

    static ModelDefinition read(String name, Fields model, Place item) {
        return new VersionFields(model, item.fields(KEYS)).read(name);
    }

    private ModelDefinition read(String name) {
        ModelRuntime runtime = find("runtime").map(VersionFields::runtime).orElseGet(() -> {
            own.required("runtime");
            return ModelRuntime.TEXT_CLASSIFIER;
        });
        ModelSchema output = find("output").flatMap(VersionFields::schema).orElse(null);
        List<String> labels = find("labels").map(VersionFields::words).orElse(List.of());
        if (find("output").isEmpty() && labels.isEmpty()) {
            own.place().problem("neither 'labels' nor 'output'", "one or both: what the model says");
        }
        ModelSchema input = find("input")
                .or(() -> Optional.of(own.required("input")))
                .flatMap(VersionFields::schema)
                .orElse(ANY);
        return new ModelDefinition(
                new ModelVersion(name, own.required("version").wholeNumber(1, ModelFile.VERSION_MAX)),
                runtime,
                artifacts(runtime),
                input,
                output,
                labels,
                find("card").map(VersionFields::location).orElse(null),
                find("price").map(VersionFields::price).orElse(null),
                RemoteFields.read(own.place(), find("remote"), runtime, input, output, labels));
    }

    private Optional<Place> find(String key) {
        return own.find(key).or(() -> model.find(key));
    }

    private static ModelRuntime runtime(Place place) {
        String word = place.text();
        Optional<ModelRuntime> runtime = Arrays.stream(ModelRuntime.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst();
        if (runtime.isEmpty() && !word.isEmpty()) {
            place.problem(
                    place.found(),
                    Arrays.stream(ModelRuntime.values()).map(ModelRuntime::word).collect(Collectors.joining(", ")));
        }
        return runtime.orElse(ModelRuntime.TEXT_CLASSIFIER);
    }

    private SortedMap<String, ModelArtifact> artifacts(ModelRuntime runtime) {
        SortedMap<String, ModelArtifact> artifacts = new TreeMap<>();
        Optional<Place> place = find("artifacts");
        place.ifPresent(found -> found.fields().members().forEach((name, member) -> {
            Fields fields = member.fields(ARTIFACT_KEYS);
            artifacts.put(
                    name,
                    new ModelArtifact(
                            location(fields.required("location")),
                            fields.required("sha256").text(SHA256, "64 hexadecimal digits in lower case")));
        }));
        if (!artifacts.keySet().equals(runtime.artifacts())) {
            place.orElse(own.place())
                    .problem(
                            "artifacts " + artifacts.keySet(),
                            runtime.artifacts() + ", what runtime " + runtime.word() + " needs");
        }
        return artifacts;
    }

    private static Optional<ModelSchema> schema(Place place) {
        try {
            return place.isMapping()
                    ? Optional.of(ModelSchema.compile(place.json().toString()))
                    : reported(place);
        } catch (InvalidSchema e) {
            place.problem(e.found() + (e.pointer().isEmpty() ? "" : " at " + e.pointer()), e.allowed());
            return Optional.empty();
        }
    }

    private static Optional<ModelSchema> reported(Place place) {
        place.fields();
        return Optional.empty();
    }

    private static String location(Place place) {
        return place.text(LOCATION, "a location below the folder of models or on the class path, such as models/x.bin");
    }

    private static ModelPrice price(Place place) {
        Fields fields = place.fields(PRICE_KEYS);
        return new ModelPrice(
                fields.required("currency").text(CURRENCY, "three capital letters of ISO 4217, such as EUR"),
                amount(fields, "call"),
                amount(fields, "thousand-input-tokens"),
                amount(fields, "thousand-output-tokens"));
    }

    private static BigDecimal amount(Fields fields, String key) {
        return fields.find(key)
                .map(place -> BigDecimal.valueOf(place.number(0, PRICE_MAX)))
                .orElse(BigDecimal.ZERO);
    }

    private static List<String> words(Place place) {
        Set<String> words = new LinkedHashSet<>();
        for (Place item : place.items()) {
            String word = item.text(WORD, "a word of lower-case letters, digits, hyphens and underscores");
            if (!word.isEmpty() && !words.add(word)) {
                item.problem("'" + word + "' a second time", "each once");
            }
        }
        return List.copyOf(words);
    }
}

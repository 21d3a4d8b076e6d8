package dev.penstock.definitions;

import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelVersion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code models/*.yaml}. */
final class ModelFile {
    static final Set<String> KEYS = Set.of("model", "version", "runtime", "artifact", "sha256", "inputs", "labels");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** A location on the class path: relative, and never out of it. */
    private static final Pattern ARTIFACT =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private ModelFile() {}

    static ModelDefinition read(Place file) {
        Fields fields = file.fields(KEYS);
        String name = Names.likeFile(fields.required("model"));
        return new ModelDefinition(
                new ModelVersion(name, fields.required("version").wholeNumber(1, 1_000_000)),
                runtime(fields.required("runtime")),
                fields.required("artifact")
                        .text(ARTIFACT, "the location of the weights on the class path, such as models/x.bin"),
                fields.required("sha256").text(SHA256, "64 hexadecimal digits in lower case"),
                words(fields.required("inputs")),
                words(fields.required("labels")));
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

    private static List<String> words(Place place) {
        Set<String> words = new LinkedHashSet<>();
        for (Place item : place.items()) {
            String word = item.text(LABEL, "a word of lower-case letters, digits, hyphens and underscores");
            if (!word.isEmpty() && !words.add(word)) {
                item.problem("'" + word + "' a second time", "each once");
            }
        }
        return List.copyOf(words);
    }
}

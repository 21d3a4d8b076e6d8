package dev.penstock.definitions;

import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.RegisteredModel;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code models/*.yaml}. */
final class ModelFile {
    static final Set<String> KEYS = Set.of(
            "model",
            "aliases",
            "versions",
            "runtime",
            "artifacts",
            "input",
            "output",
            "labels",
            "card",
            "price",
            "remote");
    static final Set<String> ALIAS_KEYS = Set.of("champion", "challenger", "shadow");
    static final int VERSION_MAX = 1_000_000;

    private ModelFile() {}

    static RegisteredModel read(Place file) {
        int problems = file.problemCount();
        Fields fields = file.fields(KEYS);
        String name = Names.likeFile(fields.required("model"));
        SortedMap<Integer, ModelDefinition> versions = new TreeMap<>();
        for (Place item : fields.required("versions").items()) {
            ModelDefinition version = VersionFields.read(name, fields, item);
            if (versions.putIfAbsent(version.version().version(), version) != null) {
                item.fields()
                        .required("version")
                        .problem(version.version().version() + " a second time", "each version once");
            }
        }
        SortedMap<ModelAlias, Integer> aliases = aliases(fields, versions);
        return file.problemCount() == problems
                ? new RegisteredModel(name, versions, aliases)
                : new RegisteredModel(
                        name,
                        new TreeMap<>(Map.of(1, VersionFields.NONE)),
                        new TreeMap<>(Map.of(ModelAlias.CHAMPION, 1)));
    }

    /** The champion is the highest version where nothing else is said. */
    private static SortedMap<ModelAlias, Integer> aliases(Fields fields, SortedMap<Integer, ModelDefinition> versions) {
        SortedMap<ModelAlias, Integer> aliases = new TreeMap<>();
        if (!versions.isEmpty()) {
            aliases.put(ModelAlias.CHAMPION, versions.lastKey());
        }
        fields.find("aliases")
                .ifPresent(place -> place.fields(ALIAS_KEYS).members().forEach((word, value) -> {
                    int version = value.wholeNumber(1, VERSION_MAX);
                    if (!versions.containsKey(version)) {
                        value.problem(value.found(), "one of the versions " + versions.keySet());
                    }
                    ModelAlias.of(word).ifPresent(alias -> aliases.put(alias, version));
                }));
        return aliases;
    }
}

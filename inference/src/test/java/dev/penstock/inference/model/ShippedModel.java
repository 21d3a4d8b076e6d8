package dev.penstock.inference.model;

import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelReference;
import dev.penstock.model.RegisteredModel;
import dev.penstock.source.ProviderCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The models as they are shipped, read from where operators find them. */
public final class ShippedModel {
    private static final Path DEFINITIONS = Path.of("../server-config/definitions");

    private ShippedModel() {}

    public static RegisteredModel named(String name) {
        return Objects.requireNonNull(
                new DefinitionsReader(ProviderCatalogue.bundled())
                        .read(DefinitionsFolder.read(DEFINITIONS))
                        .definitions()
                        .models()
                        .get(name),
                name);
    }

    public static ModelDefinition champion(String name) {
        return named(name).find(ModelReference.champion(name)).orElseThrow();
    }

    /** It alone, loaded. */
    public static LoadedModels load(String name) {
        return load(named(name));
    }

    static LoadedModels load(RegisteredModel model) {
        return LoadedModels.load(
                Map.of(model.name(), model), List.of(), Artifacts.of(ShippedModel.class.getClassLoader()), 1);
    }
}

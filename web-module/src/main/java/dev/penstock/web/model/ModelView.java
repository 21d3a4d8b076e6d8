package dev.penstock.web.model;

import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.RegisteredModel;
import dev.penstock.model.alias.AliasMoves;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as the API shows it.
 *
 * @param aliases the version that each alias means now
 * @param moved the aliases that mean something else than the definition says, because an operator moved them
 */
public record ModelView(
        String name, Map<String, Integer> aliases, List<AliasMoveView> moved, List<ModelVersionView> versions) {
    static ModelView of(RegisteredModel model, ModelRegistry registry, AliasMoves moves) {
        Map<String, Integer> aliases = new TreeMap<>();
        for (ModelAlias alias : ModelAlias.values()) {
            registry.aliases().version(model.name(), alias).ifPresent(version -> aliases.put(alias.word(), version));
        }
        return new ModelView(
                model.name(),
                aliases,
                moves.of(model).stream().map(AliasMoveView::of).toList(),
                model.versions().values().stream()
                        .map(version -> ModelVersionView.of(version, registry))
                        .toList());
    }

    /** All of them. */
    public record Listing(List<ModelView> models) {}
}

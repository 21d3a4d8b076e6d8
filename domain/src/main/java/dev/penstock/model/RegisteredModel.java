package dev.penstock.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model with all of its versions, as {@code models/*.yaml} describes it.
 *
 * @param versions by number, one or more
 * @param aliases as they are defined; the champion is always among them. They may have been moved since: {@link ModelAliases} knows
 */
public record RegisteredModel(
        String name, SortedMap<Integer, ModelDefinition> versions, SortedMap<ModelAlias, Integer> aliases) {
    public RegisteredModel {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
        if (!aliases.containsKey(ModelAlias.CHAMPION) || !versions.keySet().containsAll(aliases.values())) {
            throw new IllegalArgumentException(
                    "model '%s' with versions %s needs a champion and aliases among them, found %s"
                            .formatted(name, versions.keySet(), aliases));
        }
    }

    /** What a reference to this model means by the defined aliases. */
    public Optional<ModelDefinition> find(ModelReference reference) {
        if (reference instanceof ModelReference.Fixed fixed) {
            return Optional.ofNullable(versions.get(fixed.version().version()));
        }
        Integer version = aliases.get(((ModelReference.Aliased) reference).alias());
        return version == null ? Optional.empty() : Optional.ofNullable(versions.get(version));
    }

    /** The same with another meaning of an alias; null takes the alias away, which is not for the champion. */
    public RegisteredModel with(ModelAlias alias, @Nullable Integer version) {
        SortedMap<ModelAlias, Integer> changed = new TreeMap<>(aliases);
        if (version == null) {
            changed.remove(alias);
        } else {
            changed.put(alias, version);
        }
        return new RegisteredModel(name, versions, changed);
    }

    /** The aliases as these models define them. */
    public static ModelAliases defined(Map<String, RegisteredModel> models) {
        return (name, alias) -> {
            RegisteredModel model = models.get(name);
            Integer version = model == null ? null : model.aliases().get(alias);
            return version == null ? OptionalInt.empty() : OptionalInt.of(version);
        };
    }
}

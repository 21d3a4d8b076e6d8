package dev.penstock.model;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** {@link Models}, and what an operator sees and does of them. */
public interface ModelRegistry extends Models {
    /** All registered models by name. */
    SortedMap<String, RegisteredModel> registered();

    /** What the aliases mean now. */
    ModelAliases aliases();

    /** The versions that take up memory. */
    Set<ModelVersion> loaded();

    /**
     * Loads a version and warms it up; nothing happens when it is loaded.
     *
     * @throws ModelFailure when there is no such version, or an artifact is not what its definition says
     */
    void load(ModelVersion version);

    /**
     * Releases a version's memory once its running predictions have finished. Whoever refers to it later loads it again.
     *
     * @return whether it was loaded
     */
    boolean unload(ModelVersion version);

    /** The model card of a registered version, in Markdown; empty when it has none. */
    Optional<String> card(ModelVersion version);
}

package dev.penstock.model.alias;

import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelAliases;
import dev.penstock.model.RegisteredModel;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What aliases mean, as this server knows it, in memory: a prediction asks no database, and goes on with what is known while the
 * database is away. Until the moves have been read it is what the definitions say. Safe for use by many threads.
 */
public final class CurrentAliases implements ModelAliases {
    /** @param models as the moves leave them */
    record Snapshot(MovedAliases moved, SortedMap<String, RegisteredModel> models) {}

    private final SortedMap<String, RegisteredModel> defined;
    private volatile Snapshot snapshot;

    /** @param defined the models by name */
    public CurrentAliases(Map<String, RegisteredModel> defined) {
        this.defined = new TreeMap<>(defined);
        this.snapshot = new Snapshot(MovedAliases.NONE, this.defined);
    }

    @Override
    public OptionalInt version(String model, ModelAlias alias) {
        RegisteredModel known = snapshot.models().get(model);
        Integer version = known == null ? null : known.aliases().get(alias);
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    Snapshot now() {
        return snapshot;
    }

    SortedMap<String, RegisteredModel> defined() {
        return defined;
    }

    Snapshot with(MovedAliases moved) {
        SortedMap<String, RegisteredModel> models = new TreeMap<>();
        defined.forEach((name, model) -> models.put(name, moved.applied(model)));
        return new Snapshot(moved, models);
    }

    void set(Snapshot next) {
        snapshot = next;
    }
}

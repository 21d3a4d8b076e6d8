package dev.penstock.model.alias;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditedStore;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import dev.penstock.model.alias.AliasRefusal.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operators do about aliases while the system runs. Every act is audited, counts on this server at once and on the others when
 * they look next. A version is loaded before it serves, and released when nobody means it any more.
 */
public final class AliasMoves {
    private final CurrentAliases current;
    private final AliasStore store;
    private final ModelRegistry registry;
    private final FitCheck fit;
    private final Set<ModelVersion> named;
    private final InstantSource clock;

    /** No longer meant; an attempt may have looked one up just before. */
    private Set<ModelVersion> left = new HashSet<>();

    /** @param named versions that stages name by their numbers: they stay loaded */
    public AliasMoves(
            CurrentAliases current,
            AliasStore store,
            ModelRegistry registry,
            FitCheck fit,
            Set<ModelVersion> named,
            InstantSource clock) {
        this.current = current;
        this.store = store;
        this.registry = registry;
        this.fit = fit;
        this.named = Set.copyOf(named);
        this.clock = clock;
    }

    /** The moves of a model that count, as this server knows them. */
    public List<AliasMove> of(RegisteredModel model) {
        return current.now().moved().inForce(model);
    }

    /** Whether an alias means a version, or a stage names it. */
    public boolean isUsed(ModelVersion version) {
        return named.contains(version) || meant(current.now()).contains(version);
    }

    /**
     * Lets an alias mean a version from now on, for every attempt that begins later.
     *
     * @param who does it
     * @throws AliasRefusal naming what was found and what is allowed
     */
    public void move(String model, ModelAlias alias, int version, String who) {
        RegisteredModel registered = registered(model);
        if (!registered.versions().containsKey(version)) {
            throw new AliasRefusal(
                    Code.VERSION_UNKNOWN,
                    "model '" + model + "' has no version " + version + "; it has "
                            + registered.versions().keySet());
        }
        requireUsable(new ModelVersion(model, version));
        change(registered, alias, "model.alias", who, before -> version);
    }

    /**
     * Lets an alias mean again what it meant before it was moved last, which may be nothing. Going back twice is going forth again.
     *
     * @throws AliasRefusal when it was not moved, or what it meant cannot be loaded or does not fit any more
     */
    public void back(String model, ModelAlias alias, String who) {
        RegisteredModel registered = registered(model);
        change(registered, alias, "model.alias.back", who, before -> {
            Integer previous = before.inForce(registered, alias)
                    .orElseThrow(() -> new AliasRefusal(
                            Code.ALIAS_UNMOVED,
                            "alias " + alias.word() + " of model '" + model + "' means what its definition says: "
                                    + word(registered.aliases().get(alias))))
                    .previous();
            if (previous != null) {
                requireUsable(new ModelVersion(model, previous));
            }
            return previous;
        });
    }

    private void requireUsable(ModelVersion version) {
        try {
            registry.load(version);
        } catch (ModelFailure e) {
            throw new AliasRefusal(Code.VERSION_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private interface Wanted {
        @Nullable
        Integer version(MovedAliases before);
    }

    private void change(RegisteredModel registered, ModelAlias alias, String what, String who, Wanted wanted) {
        take(store.change(before -> {
            Integer version = wanted.version(before);
            Integer now = before.applied(registered).aliases().get(alias);
            if (Objects.equals(version, now)) {
                throw new AliasRefusal(
                        Code.ALIAS_UNCHANGED,
                        "alias " + alias.word() + " of model '" + registered.name() + "' means " + word(now)
                                + " already");
            }
            Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
            MovedAliases after = before.with(new AliasMove(
                    registered.name(), alias, version, registered.aliases().get(alias), now, time, who));
            requireFit(after);
            Map<String, String> details = Map.of("alias", alias.word(), "from", word(now), "to", word(version));
            return new AuditedStore.Change<>(
                    after, AuditEntry.of(time, who, what, "model/" + registered.name(), details));
        }));
    }

    private void requireFit(MovedAliases moved) {
        List<String> problems = fit.problems(moved::applied);
        if (!problems.isEmpty()) {
            throw new AliasRefusal(
                    Code.VERSION_UNFIT,
                    "with these aliases the definitions would not fit: " + String.join("; ", problems));
        }
    }

    private RegisteredModel registered(String model) {
        RegisteredModel registered = current.defined().get(model);
        if (registered == null) {
            throw new AliasRefusal(
                    Code.MODEL_UNKNOWN,
                    "no model of this name; there are " + current.defined().keySet());
        }
        return registered;
    }

    private static String word(@Nullable Integer version) {
        return version == null ? "nothing" : "version " + version;
    }

    /**
     * Takes over all moves before anything is served.
     *
     * @return those that are over, since the definitions say something else now than when they were made
     * @throws AliasRefusal when the definitions do not fit the moves that count
     */
    public List<AliasMove> start() {
        MovedAliases moved = store.read();
        List<AliasMove> counting = current.defined().values().stream()
                .flatMap(model -> moved.inForce(model).stream())
                .toList();
        if (!counting.isEmpty()) {
            requireFit(moved);
        }
        take(moved);
        List<AliasMove> over = new ArrayList<>(moved.moves());
        over.removeAll(counting);
        return over;
    }

    /**
     * Looks whether aliases were moved elsewhere, and takes that over; releases what nobody has meant since the look before. What it
     * throws leaves the aliases as they were.
     *
     * @return whether anything was taken over
     */
    public boolean refresh() {
        release();
        return store.stamp() != current.now().moved().stamp() && take(store.read());
    }

    private synchronized void release() {
        Set<ModelVersion> due = left;
        left = new HashSet<>();
        due.forEach(registry::unload);
    }

    /** @throws ModelFailure when a version that would be meant cannot be loaded here */
    private synchronized boolean take(MovedAliases moved) {
        CurrentAliases.Snapshot before = current.now();
        if (moved.stamp() < before.moved().stamp()) {
            return false; // something newer is known
        }
        CurrentAliases.Snapshot next = current.with(moved);
        Set<ModelVersion> meantBefore = meant(before);
        Set<ModelVersion> meantNext = meant(next);
        meantNext.stream().filter(version -> !meantBefore.contains(version)).forEach(registry::load);
        current.set(next);
        left.addAll(meantBefore);
        left.removeAll(meantNext);
        left.removeAll(named);
        return true;
    }

    private static Set<ModelVersion> meant(CurrentAliases.Snapshot snapshot) {
        return snapshot.models().values().stream()
                .flatMap(model ->
                        model.aliases().values().stream().map(version -> new ModelVersion(model.name(), version)))
                .collect(Collectors.toSet());
    }
}

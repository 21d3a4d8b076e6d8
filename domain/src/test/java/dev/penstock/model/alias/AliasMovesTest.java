package dev.penstock.model.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditTrail;
import dev.penstock.model.Model;
import dev.penstock.model.ModelAlias;
import dev.penstock.model.ModelAliases;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelFailure;
import dev.penstock.model.ModelReference;
import dev.penstock.model.ModelRegistry;
import dev.penstock.model.ModelRuntime;
import dev.penstock.model.ModelSchema;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.RegisteredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Another version serves while the system runs, on the server that is asked and on another one, and it can be taken back. */
class AliasMovesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelVersion FIRST = new ModelVersion("risk", 1);
    private static final ModelVersion SECOND = new ModelVersion("risk", 2);
    private static final ModelVersion DAMAGED = new ModelVersion("risk", 3);
    private static final ModelVersion OTHER_LABELS = new ModelVersion("risk", 4);

    private final AuditTrail trail = new InMemoryAuditTrail();
    private final AliasStore store = new InMemoryAliasStore(trail);
    private final Server here = new Server(model(1), Set.of());
    private final Server there = new Server(model(1), Set.of());

    /** One of several servers with one database. */
    private final class Server {
        private final CurrentAliases aliases;
        private final Memory memory = new Memory();
        private final AliasMoves moves;

        Server(RegisteredModel model, Set<ModelVersion> named) {
            aliases = new CurrentAliases(Map.of("risk", model));
            memory.load(FIRST);
            moves = new AliasMoves(aliases, store, memory, Server::problems, named, () -> NOON);
        }

        private static List<String> problems(UnaryOperator<RegisteredModel> aliased) {
            return aliased.apply(model(1)).aliases().containsValue(OTHER_LABELS.version())
                    ? List.of("pipelines/fraud.yaml:12: no label 'risk'")
                    : List.of();
        }

        OptionalInt champion() {
            return aliases.version("risk", ModelAlias.CHAMPION);
        }
    }

    /** What is loaded. */
    private static final class Memory implements ModelRegistry {
        private final Set<ModelVersion> loaded =
                new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));

        private final Set<ModelVersion> damaged = new HashSet<>(Set.of(DAMAGED));

        @Override
        public SortedMap<String, RegisteredModel> registered() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModelAliases aliases() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<ModelVersion> loaded() {
            return Set.copyOf(loaded);
        }

        @Override
        public void load(ModelVersion version) {
            if (damaged.contains(version)) {
                throw new ModelFailure("the artefact of model " + version + " has another digest", null);
            }
            loaded.add(version);
        }

        @Override
        public boolean unload(ModelVersion version) {
            return loaded.remove(version);
        }

        @Override
        public Optional<String> card(ModelVersion version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Model model(ModelReference reference) {
            throw new UnsupportedOperationException();
        }
    }

    private static RegisteredModel model(int champion) {
        TreeMap<Integer, ModelDefinition> versions = new TreeMap<>();
        for (ModelVersion version : List.of(FIRST, SECOND, DAMAGED, OTHER_LABELS)) {
            versions.put(
                    version.version(),
                    new ModelDefinition(
                            version,
                            ModelRuntime.ONNX_ROWS,
                            new TreeMap<>(),
                            ModelSchema.compile("{\"type\":\"object\",\"properties\":{\"amount\":true},"
                                    + "\"additionalProperties\":false}"),
                            null,
                            List.of("risk"),
                            null,
                            null));
        }
        return new RegisteredModel("risk", versions, new TreeMap<>(Map.of(ModelAlias.CHAMPION, champion)));
    }

    private List<AuditEntry> audited() {
        List<AuditEntry> entries = new ArrayList<>();
        trail.newest(AuditTrail.Query.newest(10)).forEach(kept -> entries.add(kept.entry()));
        return entries;
    }

    @Test
    void anotherVersionServesHereAtOnceAndElsewhereAtTheNextLook() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");

        assertThat(here.champion()).hasValue(2);
        assertThat(there.champion()).hasValue(1);
        assertThat(there.moves.refresh()).isTrue();
        assertThat(there.champion()).hasValue(2);
        assertThat(there.moves.refresh()).isFalse();
        assertThat(audited())
                .containsExactly(AuditEntry.of(
                        NOON,
                        "ann",
                        "model.alias",
                        "model/risk",
                        Map.of("alias", "champion", "from", "version 1", "to", "version 2")));
    }

    @Test
    void aVersionIsLoadedBeforeItServesAndReleasedALookAfterNobodyMeansIt() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");
        assertThat(here.memory.loaded())
                .as("an attempt may have looked the first up just now")
                .contains(FIRST, SECOND);

        here.moves.refresh();
        assertThat(here.memory.loaded()).containsExactly(SECOND);

        there.moves.refresh();
        there.moves.refresh();
        assertThat(there.memory.loaded()).containsExactly(SECOND);
    }

    @Test
    void aVersionThatAStageNamesStaysLoaded() {
        Server naming = new Server(model(1), Set.of(FIRST));
        naming.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");
        naming.moves.refresh();

        assertThat(naming.memory.loaded()).contains(FIRST, SECOND);
        assertThat(naming.moves.isUsed(FIRST)).isTrue();
        assertThat(here.moves.isUsed(SECOND)).isFalse();
    }

    @Test
    void goingBackIsOneActAndGoingBackAgainIsGoingForth() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");

        here.moves.back("risk", ModelAlias.CHAMPION, "bob");
        assertThat(here.champion()).hasValue(1);

        here.moves.back("risk", ModelAlias.CHAMPION, "bob");
        assertThat(here.champion()).hasValue(2);
        assertThat(audited())
                .extracting(AuditEntry::what)
                .containsExactly("model.alias.back", "model.alias.back", "model.alias");
    }

    @Test
    void anAliasThatTheDefinitionLacksIsGivenAndTakenAway() {
        here.moves.move("risk", ModelAlias.CHALLENGER, 2, "ann");
        assertThat(here.aliases.version("risk", ModelAlias.CHALLENGER)).hasValue(2);

        here.moves.back("risk", ModelAlias.CHALLENGER, "ann");
        assertThat(here.aliases.version("risk", ModelAlias.CHALLENGER)).isEmpty();
    }

    @Test
    void whatCannotServeIsRefusedAndChangesNothing() {
        assertThatThrownBy(() -> here.moves.move("luck", ModelAlias.CHAMPION, 1, "ann"))
                .hasMessage("no model of this name; there are [risk]");
        assertThatThrownBy(() -> here.moves.move("risk", ModelAlias.CHAMPION, 9, "ann"))
                .hasMessage("model 'risk' has no version 9; it has [1, 2, 3, 4]");
        assertThatThrownBy(() -> here.moves.move("risk", ModelAlias.CHAMPION, 1, "ann"))
                .hasMessage("alias champion of model 'risk' means version 1 already");
        assertThatThrownBy(() -> here.moves.back("risk", ModelAlias.CHAMPION, "ann"))
                .hasMessage("alias champion of model 'risk' means what its definition says: version 1");
        assertThatThrownBy(() -> here.moves.move("risk", ModelAlias.CHAMPION, 3, "ann"))
                .isInstanceOfSatisfying(
                        AliasRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(AliasRefusal.Code.VERSION_UNUSABLE));
        assertThatThrownBy(() -> here.moves.move("risk", ModelAlias.CHAMPION, 4, "ann"))
                .hasMessageEndingWith("the definitions would not fit: pipelines/fraud.yaml:12: no label 'risk'");

        assertThat(here.champion()).hasValue(1);
        assertThat(audited()).isEmpty();
    }

    @Test
    void nobodyGoesBackToAVersionThatCannotBeLoadedAnyMore() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");
        here.moves.refresh();
        here.memory.damaged.add(FIRST);

        assertThatThrownBy(() -> here.moves.back("risk", ModelAlias.CHAMPION, "ann"))
                .hasMessage("the artefact of model risk@1 has another digest");
        assertThat(here.champion()).hasValue(2);
        assertThat(store.read().moves()).extracting(AliasMove::version).containsExactly(2);
    }

    @Test
    void aServerThatStartsTakesOverWhatWasMoved() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");

        Server later = new Server(model(1), Set.of());

        assertThat(later.moves.start()).isEmpty();
        assertThat(later.champion()).hasValue(2);
    }

    @Test
    void definitionsThatSaySomethingElseThanWhenItWasMovedAreNewer() {
        here.moves.move("risk", ModelAlias.CHAMPION, 2, "ann");

        Server later = new Server(model(4), Set.of());

        assertThat(later.moves.start()).extracting(AliasMove::version).containsExactly(2);
        assertThat(later.champion()).hasValue(4);
    }
}

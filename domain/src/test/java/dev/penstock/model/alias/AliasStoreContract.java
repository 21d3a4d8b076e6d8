package dev.penstock.model.alias;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditedStore;
import dev.penstock.audit.AuditedStoreContract;
import dev.penstock.model.ModelAlias;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Goal: what every store of moved aliases keeps besides. */
public interface AliasStoreContract extends AuditedStoreContract<MovedAliases> {
    @Override
    default int size(MovedAliases state) {
        return state.moves().size();
    }

    @Override
    default MovedAliases grown(MovedAliases state, int number) {
        return state.with(move("model" + number, ModelAlias.CHAMPION, 2));
    }

    private static AliasMove move(String model, ModelAlias alias, @Nullable Integer version) {
        return new AliasMove(model, alias, version, alias == ModelAlias.CHAMPION ? 1 : null, null, NOON, "ann é😀");
    }

    private static AuditedStore.Change<MovedAliases> change(MovedAliases moves) {
        return new AuditedStore.Change<>(moves, AuditEntry.of(NOON, "ann", "model.alias", "model/risk", Map.of()));
    }

    @Test
    default void movesAreReadAsTheyWereWritten() {
        AliasMove first = move("risk", ModelAlias.CHAMPION, 2);
        AliasMove second = move("risk", ModelAlias.SHADOW, null);
        store().change(now -> change(now.with(second).with(first)));

        assertThat(store().read().moves()).containsExactly(first, second);
    }

    @Test
    default void aLaterMoveTakesThePlaceOfTheOneBefore() {
        store().change(now -> change(now.with(move("risk", ModelAlias.CHAMPION, 2))));
        store().change(now -> change(now.with(move("risk", ModelAlias.CHAMPION, 3))));

        assertThat(store().read().moves()).containsExactly(move("risk", ModelAlias.CHAMPION, 3));
    }
}

package dev.penstock.model.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.contract.AtOnce;
import dev.penstock.model.ModelAlias;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Goal: what every store of moved aliases keeps. Method: an implementation supplies an empty one before each test. */
public interface AliasStoreContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Each change in a transaction of its own, as the container gives it. */
    AliasStore store();

    /** Where the store writes who did it. */
    AuditTrail trail();

    private static AliasMove move(String model, ModelAlias alias, @Nullable Integer version) {
        return new AliasMove(model, alias, version, alias == ModelAlias.CHAMPION ? 1 : null, null, NOON, "ann é😀");
    }

    private static AliasStore.Change change(MovedAliases moves, String what) {
        return new AliasStore.Change(moves, AuditEntry.of(NOON, "ann", what, "model/risk", Map.of()));
    }

    @Test
    default void nothingIsMovedAtFirst() {
        assertThat(store().read().moves()).isEmpty();
        assertThat(store().read().stamp()).isEqualTo(store().stamp());
    }

    @Test
    default void whatIsMovedIsReadAgainAndAudited() {
        AliasMove first = move("risk", ModelAlias.CHAMPION, 2);
        AliasMove second = move("risk", ModelAlias.SHADOW, null);

        MovedAliases changed = store().change(now -> change(now.with(second).with(first), "model.alias"));

        assertThat(store().read()).isEqualTo(changed);
        assertThat(changed.moves()).containsExactly(first, second);
        assertThat(trail().newest(AuditTrail.Query.newest(10)))
                .extracting(kept -> kept.entry().what())
                .containsExactly("model.alias");
    }

    @Test
    default void aLaterMoveTakesThePlaceOfTheOneBeforeAndMovesTheStamp() {
        long first = store().change(now -> change(now.with(move("risk", ModelAlias.CHAMPION, 2)), "one"))
                .stamp();

        MovedAliases changed = store().change(now -> change(now.with(move("risk", ModelAlias.CHAMPION, 3)), "two"));

        assertThat(store().read().moves()).containsExactly(move("risk", ModelAlias.CHAMPION, 3));
        assertThat(store().stamp()).isEqualTo(changed.stamp()).isGreaterThan(first);
    }

    @Test
    default void aChangeThatThrowsChangesNothing() {
        long before = store().stamp();

        assertThatThrownBy(() -> store().change(now -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(store().read().moves()).isEmpty();
        assertThat(store().stamp()).isEqualTo(before);
        assertThat(trail().newest(AuditTrail.Query.newest(10))).isEmpty();
    }

    @Test
    default void changesComeOneAfterTheOther() throws Exception {
        List<Integer> sizes = AtOnce.results((round, thread) -> store().change(now ->
                        change(now.with(move("model" + now.moves().size(), ModelAlias.CHAMPION, 2)), "one"))
                .moves()
                .size());

        assertThat(sizes).doesNotHaveDuplicates();
        assertThat(store().read().moves()).hasSize(sizes.size());
    }
}

package dev.penstock.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.contract.AtOnce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: what every store keeps that operators change. Method: an implementation supplies an empty one before each test. */
public interface AuditedStoreContract<S extends Stamped<S>> {
    /** Each change in a transaction of its own, as the container gives it. */
    AuditedStore<S> store();

    /** Where the store writes who did it. */
    AuditTrail trail();

    /** How many parts the state has. */
    int size(S state);

    /** With a part more, made of this number alone. */
    S grown(S state, int number);

    private AuditedStore.Change<S> change(S state, String what) {
        return new AuditedStore.Change<>(state, AuditEntry.of(Instant.EPOCH, "ann", what, "any/thing", Map.of()));
    }

    private List<String> audited() {
        return trail().newest(AuditTrail.Query.newest(10)).stream()
                .map(kept -> kept.entry().what())
                .toList();
    }

    @Test
    default void nothingIsKnownAtFirst() {
        assertThat(size(store().read())).isZero();
        assertThat(store().read().stamp()).isEqualTo(store().stamp());
    }

    @Test
    default void whatIsChangedIsReadAgainAndAudited() {
        S changed = store().change(now -> change(grown(grown(now, 2), 1), "two.more"));

        assertThat(store().read()).isEqualTo(changed);
        assertThat(size(changed)).isEqualTo(2);
        assertThat(audited()).containsExactly("two.more");
    }

    @Test
    default void everyChangeMovesTheStamp() {
        long first = store().change(now -> change(grown(now, 1), "one")).stamp();

        S changed = store().change(now -> change(grown(now, 2), "two"));

        assertThat(store().stamp()).isEqualTo(changed.stamp()).isGreaterThan(first);
        assertThat(audited()).containsExactly("two", "one");
    }

    @Test
    default void aChangeThatThrowsChangesNothing() {
        long before = store().stamp();

        assertThatThrownBy(() -> store().change(now -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(size(store().read())).isZero();
        assertThat(store().stamp()).isEqualTo(before);
        assertThat(audited()).isEmpty();
    }

    @Test
    default void changesComeOneAfterTheOther() throws Exception {
        List<Integer> sizes =
                AtOnce.results((round, thread) -> size(store().change(now -> change(grown(now, size(now)), "one"))));

        assertThat(sizes).doesNotHaveDuplicates();
        assertThat(size(store().read())).isEqualTo(sizes.size());
    }
}

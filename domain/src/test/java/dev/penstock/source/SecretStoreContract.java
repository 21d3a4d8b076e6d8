package dev.penstock.source;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.contract.AtOnce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Goal: what every store of secrets' terms keeps. Method: an implementation supplies an empty one before each test. */
public interface SecretStoreContract {
    /** Each change in a transaction of its own, as the container gives it. */
    SecretStore store();

    /** Where the store writes who did it. */
    AuditTrail trail();

    private static SecretTerm term(String key, @Nullable Instant until) {
        return new SecretTerm("github", key, NOON, until, NOON.plusSeconds(1), "ann é😀");
    }

    private static SecretStore.Change change(SecretTerms terms, String what) {
        return new SecretStore.Change(terms, AuditEntry.of(NOON, "ann", what, "source/github", Map.of()));
    }

    @Test
    default void nothingIsKnownAtFirst() {
        assertThat(store().read().terms()).isEmpty();
        assertThat(store().read().stamp()).isEqualTo(store().stamp());
    }

    @Test
    default void whatIsChangedIsReadAgainAndAudited() {
        SecretTerm defined = new SecretTerm("shop", "shop.secret", null, NOON.plusSeconds(60), NOON, "ann");
        SecretTerms changed = store().change(now ->
                change(now.with(term("a", null)).with(term("b", NOON)).with(defined), "secret.rotate"));

        assertThat(store().read()).isEqualTo(changed);
        assertThat(changed.terms()).containsExactly(term("a", null), term("b", NOON), defined);
        assertThat(trail().newest(AuditTrail.Query.newest(10)))
                .extracting(kept -> kept.entry().what())
                .containsExactly("secret.rotate");
    }

    @Test
    default void aTermGetsAnEndAndEveryChangeMovesTheStamp() {
        long first =
                store().change(now -> change(now.with(term("a", null)), "one")).stamp();

        SecretTerms changed = store().change(now -> change(now.with(term("a", NOON)), "two"));

        assertThat(store().read().terms()).containsExactly(term("a", NOON));
        assertThat(store().stamp()).isEqualTo(changed.stamp()).isGreaterThan(first);
    }

    @Test
    default void aChangeThatThrowsChangesNothing() {
        long before = store().stamp();
        assertThatThrownBy(() -> store().change(now -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(store().read().terms()).isEmpty();
        assertThat(store().stamp()).isEqualTo(before);
        assertThat(trail().newest(AuditTrail.Query.newest(10))).isEmpty();
    }

    @Test
    default void changesComeOneAfterTheOther() throws Exception {
        List<Integer> sizes = AtOnce.results((round, thread) -> store().change(now ->
                        change(now.with(term("key" + now.terms().size(), null)), "one"))
                .terms()
                .size());

        assertThat(sizes).doesNotHaveDuplicates();
        assertThat(store().read().terms()).hasSize(sizes.size());
    }
}

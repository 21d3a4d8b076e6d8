package dev.penstock.source;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditedStore;
import dev.penstock.audit.AuditedStoreContract;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Goal: what every store of secrets' terms keeps besides. */
public interface SecretStoreContract extends AuditedStoreContract<SecretTerms> {
    @Override
    default int size(SecretTerms state) {
        return state.terms().size();
    }

    @Override
    default SecretTerms grown(SecretTerms state, int number) {
        return state.with(term("key" + number, null));
    }

    private static SecretTerm term(String key, @Nullable Instant until) {
        return new SecretTerm("github", key, NOON, until, NOON.plusSeconds(1), "ann é😀");
    }

    private static AuditedStore.Change<SecretTerms> change(SecretTerms terms) {
        return new AuditedStore.Change<>(terms, AuditEntry.of(NOON, "ann", "secret.rotate", "source/github", Map.of()));
    }

    @Test
    default void termsAreReadAsTheyWereWritten() {
        SecretTerm defined = new SecretTerm("shop", "shop.secret", null, NOON.plusSeconds(60), NOON, "ann");
        store().change(now ->
                change(now.with(term("a", null)).with(term("b", NOON)).with(defined)));

        assertThat(store().read().terms()).containsExactly(term("a", null), term("b", NOON), defined);
    }

    @Test
    default void aTermGetsAnEnd() {
        store().change(now -> change(now.with(term("a", null))));
        store().change(now -> change(now.with(term("a", NOON))));

        assertThat(store().read().terms()).containsExactly(term("a", NOON));
    }
}

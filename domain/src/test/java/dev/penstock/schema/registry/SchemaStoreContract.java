package dev.penstock.schema.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.contract.AtOnce;
import dev.penstock.schema.compatibility.CompatibilityMode;
import dev.penstock.schema.compatibility.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goal: what every store of registrations keeps. Method: an implementation supplies an empty one before each test. */
public interface SchemaStoreContract {
    SchemaStore store();

    private static RegisteredVersion version(String subject, int number, int id) {
        return new RegisteredVersion(subject, number, id, "{\"maxLength\": " + id + "}\n", false);
    }

    @Test
    default void nothingIsRegisteredAtFirst() {
        assertThat(store().read().versions()).isEmpty();
        assertThat(store().read().nextId()).isEqualTo(1);
        assertThat(store().read().stamp()).isEqualTo(store().stamp());
    }

    @Test
    default void whatIsChangedIsReadAgain() {
        Registrations changed = store().change(now -> now.with(version("a", 1, 1))
                .with(version("b \"{}é😀", 3, 2))
                .withSettings("a", new SubjectSettings(CompatibilityMode.FULL, Reading.STRICT, null))
                .withSettings("", new SubjectSettings(null, null, RegistryMode.READONLY)));

        assertThat(store().read()).isEqualTo(changed);
        assertThat(changed.nextId()).isEqualTo(3);
        assertThat(changed.of("b \"{}é😀", false)).containsExactly(version("b \"{}é😀", 3, 2));
    }

    @Test
    default void aChangeMovesTheStampAndNoChangeDoesNot() {
        long before = store().stamp();
        store().change(now -> now);
        assertThat(store().stamp()).isEqualTo(before);

        store().change(now -> now.with(version("a", 1, 1)));
        assertThat(store().stamp())
                .isNotEqualTo(before)
                .isEqualTo(store().read().stamp());
    }

    @Test
    default void softlyDeletedIsKeptAndDeletedForGoodIsGoneButItsIdIsNotGivenAgain() {
        store().change(now -> now.with(version("a", 1, 1)).with(version("a", 2, 2)));
        store().change(now -> now.with(version("a", 2, 2).softlyDeleted()));

        assertThat(store().read().of("a", false)).containsExactly(version("a", 1, 1));
        assertThat(store().read().of("a", true)).hasSize(2);

        store().change(now -> now.without(version("a", 2, 2)));

        assertThat(store().read().of("a", true)).containsExactly(version("a", 1, 1));
        assertThat(store().read().nextId()).isEqualTo(3);
    }

    @Test
    default void settingsAreChangedAndTakenBack() {
        store().change(now -> now.withSettings("a", SubjectSettings.NONE.withMode(RegistryMode.READONLY)));
        store().change(now -> now.withSettings("a", SubjectSettings.NONE.withMode(RegistryMode.READWRITE)));
        assertThat(store().read().mode("a")).isEqualTo(RegistryMode.READWRITE);

        store().change(now -> now.withSettings("a", SubjectSettings.NONE));
        assertThat(store().read().settings()).isEmpty();
    }

    @Test
    default void aChangeThatThrowsChangesNothing() {
        assertThatThrownBy(() -> store().change(now -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessageContaining("no");

        assertThat(store().read().versions()).isEmpty();
    }

    @Test
    default void changesComeOneAfterTheOther() throws Exception {
        List<Integer> numbers = AtOnce.results((round, thread) -> {
            Registrations now = store().change(before ->
                    before.with(version("a", before.of("a", true).size() + 1, before.nextId())));
            return now.of("a", true).size();
        });

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(store().read().of("a", true)).hasSize(numbers.size());
    }
}

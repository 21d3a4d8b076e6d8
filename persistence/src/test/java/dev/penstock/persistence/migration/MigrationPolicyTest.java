package dev.penstock.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The configuration's words for when to migrate. */
class MigrationPolicyTest {
    @Test
    void eachPolicyIsReadByItsWord() {
        assertThat(MigrationPolicy.parse("at-start")).isEqualTo(MigrationPolicy.AT_START);
        assertThat(MigrationPolicy.parse("beforehand")).isEqualTo(MigrationPolicy.BEFOREHAND);
    }

    @Test
    void anotherWordIsRefusedWithTheAllowedOnes() {
        assertThatThrownBy(() -> MigrationPolicy.parse("never"))
                .hasMessage("penstock.database.migrate is at-start or beforehand, found 'never'");
    }
}

package dev.penstock.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an external database may be named, and what is said when it may not. */
class ExternalDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void credentialsAreTakenOutOfTheUrl() {
        DatabaseAccess access = ExternalDatabase.of(
                "jdbc:postgresql://db:5432/penstock?user=anna&ssl=true&password=a%26b", "ignored", null);

        assertThat(access).isEqualTo(new DatabaseAccess("jdbc:postgresql://db:5432/penstock?ssl=true", "anna", "a&b"));
        assertThat(access.toString()).doesNotContain("a&b");
    }

    @Test
    void aMissingPasswordIsAskedForByTheNameOfItsVariable() {
        assertThatThrownBy(() -> ExternalDatabase.of("jdbc:postgresql://db/penstock", "anna", null))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("PENSTOCK_DATABASE_PASSWORD");
    }

    @Test
    void onlyPostgresqlIsAccepted() {
        assertThatThrownBy(() -> ExternalDatabase.of("jdbc:mysql://db/penstock?password=swordfish", "anna", "x"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("jdbc:postgresql://HOST:5432/DATABASE")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> DatabaseChoice.of(
                        Home.at(folder).create(),
                        "jdbc:postgresql://127.0.0.1:1/penstock?user=anna&password=swordfish",
                        Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/penstock as anna")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void withoutAWishTheDatabaseIsTheEmbeddedOne() {
        assertThat(DatabaseChoice.of(Home.at(folder).create(), null, Map.of()).external())
                .isEmpty();
    }
}

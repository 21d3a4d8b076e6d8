package dev.penstock.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home keeps, and from whom. */
class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void nobodyButTheOwnerMayLookIntoIt() throws IOException {
        Home home = Home.at(folder.resolve("with space/home")).create();

        assertThat(mode(home.root())).isEqualTo("rwx------");
        assertThat(mode(home.secrets())).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedTogetherWithTheWayOut() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Home.at(file.resolve("home")).create())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file.resolve("home").toString())
                .hasMessageContaining("--home DIR");
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Home home = Home.at(folder).create();
        String made = new HomeSecrets(home).value("github.secret");

        assertThat(made).hasSize(32);
        assertThat(new HomeSecrets(home).value("github.secret")).isEqualTo(made);
        assertThat(new HomeSecrets(home).value("other.secret")).isNotEqualTo(made);
        assertThat(mode(home.secrets().resolve("github.secret"))).isEqualTo("rw-------");
    }

    @Test
    void aSecretsNameCannotLeadOutOfItsFolder() {
        HomeSecrets secrets = new HomeSecrets(Home.at(folder).create());

        assertThatThrownBy(() -> secrets.value("../settings.json")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsAreRemembered() {
        Home home = Home.at(folder).create();
        HomeSettings told = HomeSettings.of(home)
                .withPort("broker", 61617)
                .withDatabase("jdbc:postgresql://db/penstock", "penstock");
        told.save(home);

        assertThat(HomeSettings.of(home)).isEqualTo(told);
        assertThat(HomeSettings.of(home).ports()).isEqualTo(Map.of("broker", 61617));
    }

    @Test
    void aSecondStartOfTheSameHomeAtTheSameTimeIsRefused() {
        Home home = Home.at(folder).create();
        try (StartLock held = StartLock.of(home)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> StartLock.of(home))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(home.root().toString());
        }
        StartLock.of(home).close();
    }

    @Test
    void whereNothingRunsTheWayToStartItIsSaid() {
        Home home = Home.at(folder).create();

        assertThatThrownBy(() -> Endpoints.of(home))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("./penstock up");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

package dev.penstock.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.server.AsadminTemplate.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One template, two dialects; and the shipped scripts hold what they promise. */
class AsadminTemplateTest {
    private static final Map<String, String> VALUES =
            Map.of("rar", "/a b/artemis.rar", "txlog", "/a b/log", "secrets", "/a b/secrets", "node", "penstock-1");

    @TempDir
    private Path folder;

    @Test
    void multimodeNeedsEveryBackslashTwice() throws IOException {
        AsadminTemplate template = template("# why\n\nset a\\=b \"@rar@\"\n");

        assertThat(template.render(Dialect.BOOT, VALUES)).isEqualTo("set a\\=b \"/a b/artemis.rar\"\n");
        assertThat(template.render(Dialect.MULTIMODE, VALUES)).isEqualTo("set a\\\\=b \"/a b/artemis.rar\"\n");
    }

    @Test
    void aBlankWithoutAValueIsNamed() throws IOException {
        assertThatThrownBy(() -> template("deploy @unknown@").render(Dialect.BOOT, VALUES))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("@unknown@");
    }

    @Test
    void aValueCannotBreakOutOfItsQuotes() throws IOException {
        assertThatThrownBy(() -> template("deploy \"@rar@\"").render(Dialect.BOOT, Map.of("rar", "a\" b")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("@rar@");
    }

    @Test
    void noPasswordStandsInTheServersConfiguration() {
        assertThat(shipped("configure.asadmin").lines())
                .filteredOn(line -> line.contains("assword="))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*[pP]assword=\\$\\{MPCONFIG.*"));
    }

    @Test
    void whatIsConfiguredCanBeRemoved() {
        String remove = shipped("remove.asadmin");

        assertThat(shipped("configure.asadmin").lines().filter(line -> line.startsWith("create-")))
                .hasSize(7)
                .allSatisfy(line -> assertThat(remove)
                        .contains("delete-" + line.substring(7, line.indexOf(' ')) + " "
                                + line.substring(line.lastIndexOf(' ') + 1)));
    }

    private static String shipped(String name) {
        return new AsadminTemplate(Installation.running().payaraScripts().resolve(name)).render(Dialect.BOOT, VALUES);
    }

    private AsadminTemplate template(String text) throws IOException {
        return new AsadminTemplate(Files.writeString(folder.resolve("script.asadmin"), text));
    }
}

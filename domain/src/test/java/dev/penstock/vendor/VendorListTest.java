package dev.penstock.vendor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.source.Confirmation;
import dev.penstock.source.Provider;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.vendor.VendorLibrary.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The list of the vendors' libraries against all that must say the same: what is installed, the catalogue, the documentation. */
class VendorListTest {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    private final List<VendorLibrary> libraries = VendorLibraries.all();

    @Test
    void theListHasTheVersionsThatNpmInstallsAndNpmInstallsNothingElse() throws IOException {
        JsonNode dependencies = new JsonMapper()
                .readTree(VendorLibraries.FOLDER.resolve("package.json").toFile())
                .path("dependencies");
        Map<String, String> installed = new TreeMap<>();
        dependencies
                .properties()
                .forEach(one -> installed.put(one.getKey(), one.getValue().asText()));
        Map<String, String> listed = new TreeMap<>();
        libraries.stream()
                .filter(library -> library.registry() == Registry.NPM)
                .forEach(library -> listed.put(library.name(), library.version()));
        assertThat(listed).isEqualTo(installed);
    }

    @Test
    void theListHasTheVersionsOfTheModule() throws IOException {
        String pom = Files.readString(MODULE.resolve("pom.xml")).replaceAll("\\s", "");
        for (VendorLibrary library : libraries) {
            if (library.registry() == Registry.MAVEN) {
                String[] coordinates = library.name().split(":", 2);
                assertThat(pom)
                        .contains("<groupId>" + coordinates[0] + "</groupId><artifactId>" + coordinates[1]
                                + "</artifactId><version>" + library.version() + "</version><scope>test</scope>");
            }
        }
    }

    @Test
    void theRowsThatALibraryConfirmsAreThoseThatTheCatalogueSaysSo() {
        assertThat(libraries.stream().map(VendorLibrary::provider).distinct().sorted())
                .containsExactlyElementsOf(ProviderCatalogue.bundled().all().stream()
                        .filter(provider -> provider.confirmed() == Confirmation.LIBRARY)
                        .map(Provider::name)
                        .sorted()
                        .toList());
    }

    @Test
    void theDocumentationHasTheTable() throws IOException {
        assertThat(Files.readString(MODULE.resolve("../docs/vendor-libraries.md")))
                .contains(table());
    }

    private String table() {
        return libraries.stream()
                .map(library -> "| " + library.provider() + " | `" + library.name() + "` " + library.version() + " | "
                        + (library.registry() == Registry.NPM ? "npm" : "Maven") + " | "
                        + library.does().stream()
                                .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                                .collect(joining(", "))
                        + " |\n")
                .collect(joining("", "| provider | library | from | does |\n|---|---|---|---|\n", ""));
    }
}

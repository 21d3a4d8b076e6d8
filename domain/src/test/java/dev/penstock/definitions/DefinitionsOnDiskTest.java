package dev.penstock.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a folder and a class path give the same definitions. Method: write, pack, read again. */
class DefinitionsOnDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderGivesItsFilesButNoHiddenOnes() throws IOException {
        write(folder, new DefinitionFiles().texts());
        write(folder, Map.of(".schema/source.schema.json", "{}", "sources/.forum.yaml.swp", "x", ".git/config", "x"));
        assertThat(DefinitionsFolder.read(folder)).isEqualTo(new DefinitionFiles().texts());
    }

    @Test
    void whatWasPackedIsReadFromTheClassPath() throws IOException {
        Map<String, String> files = new DefinitionFiles().texts();
        write(folder, PackagedDefinitions.pack(new TreeMap<>(files)));
        assertThat(Files.readString(folder.resolve("penstock/definitions/index.txt")))
                .isEqualTo("""
                        models/text-moderation.yaml
                        pipelines/moderation.yaml
                        schemas/content.submitted/1.json
                        sources/forum.yaml
                        """);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(PackagedDefinitions.read(loader)).isEqualTo(files);
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThatThrownBy(() -> DefinitionsFolder.read(folder.resolve("typo")))
                .isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining("typo: found no folder of this name");
        try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> PackagedDefinitions.read(loader))
                    .isInstanceOf(InvalidDefinitions.class)
                    .hasMessageContaining("penstock/definitions/index.txt: found no such file");
        }
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.write(folder.resolve("sources/forum.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> DefinitionsFolder.read(folder))
                .isInstanceOf(InvalidDefinitions.class)
                .hasMessageContaining("sources/forum.yaml: found a file that is not UTF-8");
    }

    @Test
    void theShippedDefinitionsAreSound() {
        Map<String, String> files = DefinitionsFolder.read(Path.of("../server-config/definitions"));
        files.putIfAbsent(DefinitionFiles.MODEL, DefinitionFiles.MODEL_TEXT);
        ReadDefinitions read = new DefinitionsReader(ProviderCatalogue.bundled()).read(files);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.definitions().sources()).containsKeys("community", "forum", "github");
        assertThat(read.definitions().stages().map(stage -> stage.name().toString()))
                .contains(
                        "github-comments.classify",
                        "fraud.decide",
                        "github-comments.decide",
                        "leads.decide",
                        "moderation.classify",
                        "moderation.decide",
                        "upsell.recommend-stripe",
                        "upsell.recommend-shopify");
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}

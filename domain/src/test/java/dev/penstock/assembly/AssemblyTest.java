package dev.penstock.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.definitions.InvalidDefinitions;
import dev.penstock.definitions.PackagedDefinitions;
import dev.penstock.stage.StageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: one archive that deploys as it is. Method: assemble small archives of the same shape, and look into them. */
class AssemblyTest {
    private static final String APPLICATION = """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><ejb>ejb-module.jar</ejb></module>
              <module><web><web-uri>web-module.war</web-uri><context-root>/</context-root></web></module>
              <library-directory>lib</library-directory>
            </application>
            """;

    private final Assembly assembly = new Assembly(SampleDefinitions.reader(), 3);

    @TempDir
    private Path folder;

    private Path definitions;
    private Path out;

    @BeforeEach
    void writeDefinitions() throws IOException {
        definitions = folder.resolve("definitions");
        out = folder.resolve("penstock.ear");
        SampleDefinitions.write(definitions);
    }

    @Test
    void anEarGetsDescriptorsInItsEjbModuleAndDefinitionsAmongItsLibraries() throws IOException {
        Path ear = ear();
        Assembled assembled = assembly.assemble(definitions, ear, out);

        assertThat(assembled.stages())
                .containsExactly(new StageName("moderation", "classify"), new StageName("moderation", "decide"));
        assertThat(assembled.queues()).contains("penstock.intake", "penstock.stage.moderation.classify");
        Map<String, byte[]> ejbModule = entries(entry(entries(out), "ejb-module.jar"));
        EjbDescriptors expected = EjbDescriptors.of(SampleDefinitions.read(), 3);
        assertThat(text(ejbModule, "META-INF/ejb-jar.xml")).isEqualTo(expected.ejbJar());
        assertThat(text(ejbModule, "META-INF/glassfish-ejb-jar.xml")).isEqualTo(expected.glassfishEjbJar());
        assertThat(text(ejbModule, "dev/penstock/ejb/stage/StageListener.class"))
                .isEqualTo("a class");
        assertThat(ejbModule).doesNotContainValue("an old descriptor".getBytes(StandardCharsets.UTF_8));
        assertDefinitions(entry(entries(out), "lib/penstock-definitions.jar"));
    }

    @Test
    void aWarGetsDescriptorsOfItsOwn() throws IOException {
        Path war = zip(
                "penstock.war", Map.of("WEB-INF/", "", "WEB-INF/classes/a.class", "a class", "WEB-INF/lib/x.jar", "x"));
        assembly.assemble(definitions, war, out);
        Map<String, byte[]> entries = entries(out);
        EjbDescriptors expected = EjbDescriptors.of(SampleDefinitions.read(), 3);
        assertThat(text(entries, "WEB-INF/ejb-jar.xml")).isEqualTo(expected.ejbJar());
        assertThat(text(entries, "WEB-INF/glassfish-ejb-jar.xml")).isEqualTo(expected.glassfishEjbJar());
        assertThat(text(entries, "WEB-INF/classes/a.class")).isEqualTo("a class");
        assertDefinitions(entry(entries, "WEB-INF/lib/penstock-definitions.jar"));
    }

    @Test
    void theSameInputGivesTheSameBytesWhateverTheOrderOfItsEntries() throws IOException {
        List<Map.Entry<String, String>> files = new ArrayList<>(Map.of(
                        "WEB-INF/",
                        "",
                        "WEB-INF/classes/a.class",
                        "a",
                        "WEB-INF/lib/x.jar",
                        "x",
                        "META-INF/MANIFEST.MF",
                        "M")
                .entrySet());
        Collections.shuffle(files, new Random(1));
        byte[] first = assembled(files);
        Collections.reverse(files);
        assertThat(assembled(files)).isEqualTo(first);
    }

    @Test
    void assemblingAgainReplacesWhatWasAssembledBefore() throws IOException {
        assembly.assemble(definitions, ear(), out);
        Path again = folder.resolve("again.ear");
        assembly.assemble(definitions, out, again);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(out));
    }

    @Test
    void invalidDefinitionsLeaveNoArchive() throws IOException {
        Files.writeString(definitions.resolve("pipelines/moderation.yaml"), "pipeline: x");
        Path ear = ear();
        assertThatThrownBy(() -> assembly.assemble(definitions, ear, out)).isInstanceOf(InvalidDefinitions.class);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoBaseArchiveIsRefused() throws IOException {
        Path jar = zip("a.jar", Map.of("a.txt", "a"));
        assertThatThrownBy(() -> assembly.assemble(definitions, jar, out))
                .isInstanceOf(InvalidArchive.class)
                .hasMessageContaining("neither META-INF/application.xml");
        Path text = Files.writeString(folder.resolve("b.ear"), "no archive");
        assertThatThrownBy(() -> assembly.assemble(definitions, text, out)).isInstanceOf(InvalidArchive.class);
        Path two = zip(
                "two.ear",
                Map.of(
                        ApplicationXml.PATH,
                        APPLICATION.replace("</module>\n  <module><web>", "<ejb>b.jar</ejb></module><module><web>")));
        assertThatThrownBy(() -> assembly.assemble(definitions, two, out))
                .hasMessageContaining("[ejb-module.jar, b.jar]");
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("penstock.ear.part")).doesNotExist();
    }

    @Test
    void librariesAreStoredForTheyAreCompressedAlready() throws IOException {
        Path war =
                zip("penstock.war", Map.of("WEB-INF/", "", "WEB-INF/lib/x.jar", "x", "WEB-INF/classes/a.class", "a"));
        assembly.assemble(definitions, war, out);
        try (ZipFile zip = new ZipFile(out.toFile())) {
            assertThat(zip.getEntry("WEB-INF/lib/x.jar").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getEntry("WEB-INF/classes/a.class").getMethod()).isEqualTo(ZipEntry.DEFLATED);
        }
    }

    private void assertDefinitions(byte[] jar) throws IOException {
        Path file = Files.write(folder.resolve("definitions.jar"), jar);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
            assertThat(PackagedDefinitions.read(loader)).isEqualTo(SampleDefinitions.FILES);
        }
    }

    private byte[] assembled(List<Map.Entry<String, String>> files) throws IOException {
        Map<String, String> ordered = new LinkedHashMap<>();
        files.forEach(file -> ordered.put(file.getKey(), file.getValue()));
        assembly.assemble(definitions, zip("shuffled.war", ordered), out);
        return Files.readAllBytes(out);
    }

    private Path ear() throws IOException {
        Path ejbModule = zip(
                "ejb-module.jar",
                Map.of(
                        "dev/penstock/ejb/stage/StageListener.class",
                        "a class",
                        "META-INF/ejb-jar.xml",
                        "an old descriptor"));
        Path ear = folder.resolve("base.ear");
        try (OutputStream stream = Files.newOutputStream(ear);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            put(zip, ApplicationXml.PATH, APPLICATION.getBytes(StandardCharsets.UTF_8));
            put(zip, "ejb-module.jar", Files.readAllBytes(ejbModule));
            put(zip, "lib/persistence.jar", new byte[] {1, 2, 3});
        }
        return ear;
    }

    private Path zip(String name, Map<String, String> files) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                put(zip, entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entry(entries, name), StandardCharsets.UTF_8);
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) {
        return Optional.ofNullable(entries.get(name)).orElseThrow(() -> new AssertionError("no entry " + name));
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        return entries(Files.readAllBytes(archive));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream stream = new ByteArrayInputStream(archive);
                ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}

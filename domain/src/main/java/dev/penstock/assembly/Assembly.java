package dev.penstock.assembly;

import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.definitions.PackagedDefinitions;
import dev.penstock.definitions.ReadDefinitions;
import dev.penstock.stage.Stage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts definitions into an archive of the modules, together with the descriptors that follow from them: an EAR for a full
 * server, a WAR for Payara Micro. The archive is the unit of release: it deploys as it is.
 */
public final class Assembly {
    private static final String DEFINITIONS_JAR = "penstock-definitions.jar";
    private static final int COPY_BUFFER_BYTES = 1 << 20;

    private final DefinitionsReader reader;
    private final int intakeSessions;

    /** @param intakeSessions competing consumers of the intake queue on one server, 1 or more */
    public Assembly(DefinitionsReader reader, int intakeSessions) {
        this.reader = reader;
        this.intakeSessions = intakeSessions;
    }

    /**
     * Assembles. The same input gives the same bytes. What an earlier assembly put into the base archive is replaced.
     *
     * @param out written only once all is well; another file than the base
     * @throws dev.penstock.definitions.InvalidDefinitions with all problems of the definitions
     * @throws InvalidArchive when the base is neither Penstock's EAR nor its WAR
     */
    public Assembled assemble(Path definitionsFolder, Path baseArchive, Path out) throws IOException {
        SortedMap<String, String> files = DefinitionsFolder.read(definitionsFolder);
        ReadDefinitions read = reader.read(files);
        EjbDescriptors descriptors = EjbDescriptors.of(read.definitions(), intakeSessions);
        byte[] definitionsJar =
                ArchiveContent.jar(PackagedDefinitions.pack(files)).toBytes();
        try (ZipFile base = new ZipFile(baseArchive.toFile())) {
            ArchiveContent content = ArchiveContent.of(base);
            if (content.has(ApplicationXml.PATH)) {
                putIntoEar(content, descriptors, definitionsJar);
            } else if (content.has("WEB-INF/") || content.has("WEB-INF/web.xml")) {
                putIntoWar(content, descriptors, definitionsJar);
            } else {
                throw new InvalidArchive(
                        baseArchive + " has neither " + ApplicationXml.PATH + " (an EAR) nor WEB-INF/ (a WAR)");
            }
            write(content, out);
        } catch (ZipException e) {
            throw new InvalidArchive(baseArchive + " is no archive: " + e.getMessage());
        }
        List<Stage> stages = read.definitions().stages().toList();
        return new Assembled(
                out, stages.stream().map(Stage::name).toList(), BrokerFragments.queues(stages), read.warnings());
    }

    private static void putIntoEar(ArchiveContent ear, EjbDescriptors descriptors, byte[] definitionsJar)
            throws IOException {
        ApplicationXml application = ApplicationXml.read(ear.bytes(ApplicationXml.PATH));
        ArchiveContent ejbModule = ArchiveContent.of(ear.bytes(application.ejbModule()));
        putDescriptors(ejbModule, "META-INF/", descriptors);
        ear.put(application.ejbModule(), ejbModule.toBytes());
        ear.put(application.libraryFolder() + "/" + DEFINITIONS_JAR, definitionsJar);
    }

    /** A WAR has the descriptors itself: the server ignores those of jars in its libraries. */
    private static void putIntoWar(ArchiveContent war, EjbDescriptors descriptors, byte[] definitionsJar) {
        putDescriptors(war, "WEB-INF/", descriptors);
        war.put("WEB-INF/lib/" + DEFINITIONS_JAR, definitionsJar);
    }

    private static void putDescriptors(ArchiveContent archive, String folder, EjbDescriptors descriptors) {
        archive.put(folder + "ejb-jar.xml", descriptors.ejbJar());
        archive.put(folder + "glassfish-ejb-jar.xml", descriptors.glassfishEjbJar());
    }

    private static void write(ArchiveContent content, Path out) throws IOException {
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished), COPY_BUFFER_BYTES)) {
                content.write(stream);
            }
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}

package dev.penstock.cli.assembly;

import dev.penstock.assembly.Assembled;
import dev.penstock.assembly.Assembly;
import dev.penstock.assembly.BrokerFragments;
import dev.penstock.assembly.InvalidArchive;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.FolderTree;
import dev.penstock.cli.server.ServerKind;
import dev.penstock.definitions.DefinitionsFolder;
import dev.penstock.definitions.DefinitionsReader;
import dev.penstock.definitions.InvalidDefinitions;
import dev.penstock.definitions.ReadDefinitions;
import dev.penstock.source.ProviderCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Turns definitions and the built modules into what a server and a broker are given. */
public final class Assembling {
    private static final int INTAKE_SESSIONS = 2;

    private final DefinitionsReader reader = new DefinitionsReader(ProviderCatalogue.bundled());
    private final Installation installation;

    public Assembling(Installation installation) {
        this.installation = installation;
    }

    /** @throws CommandFailure listing every problem of the definitions */
    public ReadDefinitions check(Path definitions) {
        try {
            return reader.read(DefinitionsFolder.read(definitions));
        } catch (InvalidDefinitions e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes the archive for one kind of server to {@code out}. */
    public Assembled archive(Path definitions, ServerKind kind, Path out) {
        try {
            return new Assembly(reader, INTAKE_SESSIONS).assemble(definitions, base(kind), out);
        } catch (InvalidDefinitions | InvalidArchive e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(out + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes the broker's files for these definitions into a folder. */
    public void brokerFiles(Path definitions, Path folder) {
        try {
            BrokerFragments.of(check(definitions).definitions()).write(folder);
        } catch (IOException e) {
            throw new CommandFailure("the broker's files cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes all that an instance is started with into one folder, a copy of the definitions among it.
     *
     * @param target emptied first
     */
    public Release release(Path definitions, ServerKind kind, Path target) {
        Path archive = target.resolve(base(kind).getFileName());
        Path brokerFiles = target.resolve("broker");
        try {
            FolderTree.delete(target);
            Files.createDirectories(target);
            archive(definitions, kind, archive);
            brokerFiles(definitions, brokerFiles);
            copy(DefinitionsFolder.read(definitions), target.resolve("definitions"));
        } catch (IOException e) {
            throw new CommandFailure("the release cannot be written to " + target + ": " + e.getMessage(), e);
        }
        return new Release(archive, brokerFiles);
    }

    private Path base(ServerKind kind) {
        return installation.built(
                switch (kind) {
                    case MICRO -> "micro/target/penstock.war";
                    case PAYARA -> "ear/target/penstock.ear";
                });
    }

    private static void copy(SortedMap<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}

package dev.penstock.cli.database;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.home.FolderTree;
import dev.penstock.cli.home.Home;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, which travel as an archive on the class path, unpacked into the home at the first start. */
public final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin/}, {@code lib/} and {@code share/}. */
    public static Path in(Home home) {
        Path folder = home.database().resolve("programs");
        if (!Files.isExecutable(folder.resolve("bin/pg_ctl"))) {
            Path draft = home.database().resolve("programs.unpacking");
            try (InputStream archive = archive()) {
                FolderTree.delete(draft);
                FolderTree.delete(folder);
                unpack(archive, draft);
                Files.move(draft, folder);
            } catch (IOException e) {
                throw new CommandFailure("PostgreSQL cannot be unpacked to " + folder + ": " + e.getMessage(), e);
            }
        }
        return folder;
    }

    /** Unpacks a {@code .tar.xz}, keeping symbolic links and what may be executed; entries outside {@code target} are refused. */
    static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive's entry " + entry.getName() + " leads out of its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    write(entry, tar, path);
                }
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean executable = (entry.getMode() & 0100) != 0;
        if (executable && !path.toFile().setExecutable(true)) {
            throw new IOException(path + " cannot be made executable");
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + processor + ".txz";
        InputStream found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new CommandFailure("no embedded PostgreSQL was built in for this machine (" + name
                    + " is not on the class path): use an external one with --db jdbc:postgresql://HOST/DATABASE");
        }
        return found;
    }
}

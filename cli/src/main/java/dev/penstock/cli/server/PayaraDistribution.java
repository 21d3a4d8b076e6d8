package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The unpacked Payara Server that all homes of an installation share; each has its domain elsewhere.
 *
 * @param root holds {@code glassfish/}
 */
record PayaraDistribution(Path root) {
    /** Unpacks it beside its archive when that has not been done yet. */
    static PayaraDistribution in(Installation installation) {
        Path archive = installation.built("server-config/target/runtime/payara.zip");
        Path folder = archive.resolveSibling("payara");
        if (!Files.isDirectory(folder)) {
            Path draft = archive.resolveSibling("payara.unpacking");
            try (InputStream zip = Files.newInputStream(archive)) {
                FolderTree.delete(draft);
                unpack(zip, draft);
                Files.move(draft, folder);
            } catch (IOException e) {
                throw new CommandFailure(archive + " cannot be unpacked: " + e.getMessage(), e);
            }
        }
        return new PayaraDistribution(folder.resolve("payara6"));
    }

    Path commandLine() {
        return root.resolve("glassfish/lib/client/appserver-cli.jar");
    }

    /** Copies the domain that comes with it, which nobody ever starts in place. */
    void copyDomain(Path target) {
        Path source = root.resolve("glassfish/domains/domain1");
        try (Stream<Path> all = Files.walk(source)) {
            List<Path> parentsFirst = all.toList();
            for (Path path : parentsFirst) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new CommandFailure("the domain cannot be copied to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive's entry " + entry.getName() + " leads out of its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                }
            }
        }
    }
}

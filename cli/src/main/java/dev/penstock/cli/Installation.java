package dev.penstock.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built checkout (or an unpacked release of the same shape) that this command runs from.
 *
 * @param root the folder that holds {@code cli/}, {@code server-config/} and the archives' modules
 */
public record Installation(Path root) {
    /** The installation whose {@code cli/target} this class was loaded from. */
    public static Installation running() {
        try {
            Path codeSource = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = codeSource; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("server-config"))) {
                    return new Installation(folder);
                }
            }
            throw new CommandFailure("no folder above " + codeSource
                    + " holds server-config/: the command runs only from" + " a checkout or a release");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class's own location is a valid URI", e);
        }
    }

    public Path brokerConfig() {
        return root.resolve("server-config/broker");
    }

    public Path payaraScripts() {
        return root.resolve("server-config/payara");
    }

    public Path definitions() {
        return root.resolve("server-config/definitions");
    }

    /** A file that the build puts into place. */
    public Path built(String relative) {
        Path file = root.resolve(relative);
        if (!Files.exists(file)) {
            throw new CommandFailure(file + " is missing: build it first with ./penstock build");
        }
        return file;
    }
}

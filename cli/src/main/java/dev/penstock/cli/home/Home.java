package dev.penstock.cli.home;

import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One instance's folder, readable by its owner only.
 *
 * @param root absolute and normalized
 */
public record Home(Path root) {
    public static Home at(Path folder) {
        return new Home(folder.toAbsolutePath().normalize());
    }

    /**
     * Creates what is missing of the folder and its parts.
     *
     * @throws CommandFailure when it cannot be written to
     */
    public Home create() {
        try {
            for (Path folder : List.of(root, secrets(), broker(), database(), server(), logs(), run())) {
                Files.createDirectories(folder);
                OwnerOnly.folder(folder);
            }
            Files.delete(Files.createTempFile(root, "writable", ""));
            return this;
        } catch (IOException e) {
            throw new CommandFailure(
                    "the home " + root + " is not writable (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): choose another with --home DIR",
                    e);
        }
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path database() {
        return root.resolve("database");
    }

    public Path server() {
        return root.resolve("server");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }
}

package dev.penstock.inference.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where models' files are looked for: in a folder, where there is one, and then on a class path. */
public final class Artifacts {
    private final @Nullable Path folder;
    private final ClassLoader classPath;

    private Artifacts(@Nullable Path folder, ClassLoader classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    public static Artifacts of(ClassLoader classPath) {
        return new Artifacts(null, classPath);
    }

    /** @param folder of models that were trained since the archive was made; it need not exist */
    public static Artifacts of(Path folder, ClassLoader classPath) {
        return new Artifacts(folder.toAbsolutePath().normalize(), classPath);
    }

    /**
     * The bytes at a location; null when there is none.
     *
     * @throws IOException when it cannot be read, or leads out of the folder
     */
    public byte @Nullable [] read(String location) throws IOException {
        if (folder != null) {
            Path file = folder.resolve(location).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("a location outside of the folder of models");
            }
            if (Files.isRegularFile(file)) {
                return Files.readAllBytes(file);
            }
        }
        try (InputStream in = classPath.getResourceAsStream(location)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return folder == null ? "on the class path" : "in the folder of models or on the class path";
    }
}

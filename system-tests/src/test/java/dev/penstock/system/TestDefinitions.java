package dev.penstock.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The shipped definitions, and beside them a pipeline whose timeout no model can keep. */
final class TestDefinitions {
    private TestDefinitions() {}

    static Path folder() throws IOException {
        Path folder = Checkout.path("system-tests/target/definitions");
        copy(Checkout.path("server-config/definitions"), folder);
        copy(Checkout.path("system-tests/src/test/definitions"), folder);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

package dev.penstock.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped definitions with others beside them. */
public final class ExtraDefinitions {
    private ExtraDefinitions() {}

    /** A folder that holds what ships and what is in {@code extras}, folders of this checkout. */
    public static Path folder(String... extras) throws IOException {
        List<Path> sources = Stream.of(extras).map(Checkout::path).toList();
        String name =
                sources.stream().map(source -> source.getFileName().toString()).collect(Collectors.joining("-"));
        Path folder = Checkout.path("system-tests/target/" + name);
        Homes.remove(folder);
        copy(Checkout.path("server-config/definitions"), folder);
        for (Path source : sources) {
            copy(source, folder);
        }
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

package dev.penstock.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Definitions as they travel in an archive: {@code penstock/definitions/index.txt} lists the paths, one a line, and the files
 * stand beside it. The index is there because a class path cannot be listed.
 */
public final class PackagedDefinitions {
    public static final String FOLDER = "penstock/definitions/";
    public static final String INDEX = FOLDER + "index.txt";

    private PackagedDefinitions() {}

    /** The files of an archive for these definitions, by path in the archive. */
    public static SortedMap<String, String> pack(SortedMap<String, String> definitions) {
        SortedMap<String, String> files = new TreeMap<>();
        definitions.forEach((path, text) -> files.put(FOLDER + path, text));
        files.put(INDEX, definitions.keySet().stream().map(path -> path + "\n").collect(Collectors.joining()));
        return files;
    }

    /**
     * The definitions on a class path, by path relative to their folder.
     *
     * @throws InvalidDefinitions when there is no index, or a file that it lists is missing
     */
    public static SortedMap<String, String> read(ClassLoader loader) {
        SortedMap<String, String> definitions = new TreeMap<>();
        for (String path : text(loader, INDEX).lines().toList()) {
            definitions.put(path, text(loader, FOLDER + path));
        }
        return definitions;
    }

    private static String text(ClassLoader loader, String resource) {
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new InvalidDefinitions(List.of(new Problem(
                        resource,
                        0,
                        "",
                        "no such file on the class path",
                        "an archive that was assembled with definitions")));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

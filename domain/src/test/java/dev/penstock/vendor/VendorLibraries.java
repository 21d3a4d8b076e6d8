package dev.penstock.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The list of the vendors' libraries that the tests use: {@code libraries.yaml}. */
final class VendorLibraries {
    static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "src/test/vendor-libraries");

    private static final Set<String> KEYS =
            Set.of("provider", "library", "version", "registry", "does", "deliveries", "covers");

    private VendorLibraries() {}

    static List<VendorLibrary> all() {
        try (InputStream yaml = Files.newInputStream(FOLDER.resolve("libraries.yaml"))) {
            List<?> rows = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return rows.stream().map(row -> library((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VendorLibrary library(Map<?, ?> row) {
        if (!KEYS.equals(row.keySet())) {
            throw new IllegalArgumentException("a library has the keys " + KEYS + ", found " + row.keySet());
        }
        return new VendorLibrary(
                text(row, "provider"),
                text(row, "library"),
                text(row, "version"),
                VendorLibrary.Registry.valueOf(text(row, "registry").toUpperCase(Locale.ROOT)),
                words(row, "does", VendorLibrary.Verb.class),
                text(row, "deliveries"),
                words(row, "covers", VendorLibrary.Part.class));
    }

    private static String text(Map<?, ?> row, String key) {
        return String.valueOf(row.get(key));
    }

    private static <E extends Enum<E>> Set<E> words(Map<?, ?> row, String key, Class<E> type) {
        Set<E> words = EnumSet.noneOf(type);
        if (row.get(key) instanceof List<?> list) {
            list.forEach(
                    word -> words.add(Enum.valueOf(type, String.valueOf(word).toUpperCase(Locale.ROOT))));
        }
        return Collections.unmodifiableSet(words);
    }
}

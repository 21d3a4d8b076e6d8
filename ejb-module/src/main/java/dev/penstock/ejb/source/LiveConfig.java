package dev.penstock.ejb.source;

import dev.penstock.source.ConfigValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * MicroProfile Config, and keys that were added to it after the server's start. The server's own way to a value remembers for a
 * minute that a key had none, so its sources are asked one by one; and its folder of secrets overlooks a file that was moved into it,
 * which is how a file is written whole, so the file is read here.
 */
final class LiveConfig implements ConfigValues {
    /** The folder with a file a key; none when left out. */
    static final String FOLDER_KEY = "penstock.secrets.folder";

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Config config;

    LiveConfig(Config config) {
        this.config = config;
    }

    @Override
    public Optional<String> find(String key) {
        return config.getOptionalValue(key, String.class)
                .or(() -> inSources(key))
                .or(() -> inFolder(key));
    }

    /** They come in the order in which they count. */
    private Optional<String> inSources(String key) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> Optional.ofNullable(source.getValue(key)).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private Optional<String> inFolder(String key) {
        Optional<Path> file = config.getOptionalValue(FOLDER_KEY, String.class)
                .filter(folder -> FILE_NAME.matcher(key).matches())
                .map(folder -> Path.of(folder).resolve(key))
                .filter(Files::isRegularFile);
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.readString(file.get()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the file of key " + key + " cannot be read", e);
        }
    }
}

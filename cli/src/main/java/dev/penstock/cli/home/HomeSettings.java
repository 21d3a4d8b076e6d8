package dev.penstock.cli.home;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instance was told or chose at an earlier start, kept in {@code settings.json}.
 *
 * @param ports by purpose: chosen free once, then kept, so that several homes run beside each other
 * @param databaseUrl of an external database; absent for the embedded one
 * @param databaseUser of that external database
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HomeSettings(
        Map<String, Integer> ports,
        @Nullable String databaseUrl,
        @Nullable String databaseUser) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public HomeSettings {
        ports = Map.copyOf(ports);
    }

    public static HomeSettings of(Home home) {
        Path file = file(home);
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), HomeSettings.class)
                    : new HomeSettings(Map.of(), null, null);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void save(Home home) {
        try {
            OwnerOnly.write(file(home), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new CommandFailure(file(home) + " cannot be written: " + e.getMessage(), e);
        }
    }

    public HomeSettings withPort(String purpose, int port) {
        Map<String, Integer> more = new TreeMap<>(ports);
        more.put(purpose, port);
        return new HomeSettings(more, databaseUrl, databaseUser);
    }

    public HomeSettings withDatabase(@Nullable String url, @Nullable String user) {
        return new HomeSettings(ports, url, user);
    }

    private static Path file(Home home) {
        return home.root().resolve("settings.json");
    }
}

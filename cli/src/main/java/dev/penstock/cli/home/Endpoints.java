package dev.penstock.cli.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a running instance is reached, kept in {@code run/endpoints.json} while it runs.
 *
 * @param http the server's base URL, without a slash at its end
 * @param broker for JMS clients of Artemis (CORE) and for AMQP
 * @param database the JDBC URL, without credentials
 * @param admin the full server's admin console; absent on Payara Micro
 */
public record Endpoints(
        String http,
        String broker,
        String database,
        @Nullable String admin) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @throws CommandFailure when nothing runs from this home */
    public static Endpoints of(Home home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            throw new CommandFailure("nothing runs from " + home.root()
                    + ": start it with ./penstock up, or name the home with --home DIR");
        }
        try {
            return JSON.readValue(file.toFile(), Endpoints.class);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public void save(Home home) {
        try {
            OwnerOnly.write(file(home), json());
        } catch (IOException e) {
            throw new CommandFailure(file(home) + " cannot be written: " + e.getMessage(), e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("four strings can be written as JSON", e);
        }
    }

    public static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new CommandFailure(file(home) + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("endpoints.json");
    }
}

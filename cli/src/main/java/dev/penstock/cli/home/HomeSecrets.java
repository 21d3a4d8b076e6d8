package dev.penstock.cli.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The instance's secrets, one file each (mode 600) in the home's {@code secrets/}. A file's name is the secret's
 * MicroProfile Config key: the server reads the folder as a config source, so an environment variable still wins.
 */
public final class HomeSecrets {
    public static final String BROKER_PASSWORD = "penstock.broker.password";
    public static final String BROKER_ADMIN_PASSWORD = "penstock.broker.admin.password";
    public static final String DATABASE_PASSWORD = "penstock.database.password";
    public static final String DATABASE_ADMIN_PASSWORD = "penstock.database.admin.password";
    public static final String SERVER_ADMIN_PASSWORD = "penstock.server.admin.password";
    public static final String API_TOKEN = "penstock.api.token";

    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public HomeSecrets(Home home) {
        folder = home.secrets();
    }

    /** The secret of that name; made of 192 random bits when there is none yet. */
    public String value(String name) {
        return find(name).orElseGet(() -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            RANDOM.nextBytes(bytes);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            put(name, made);
            return made;
        });
    }

    public Optional<String> find(String name) {
        try {
            Path file = file(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + name + " cannot be read", e);
        }
    }

    public void put(String name, String value) {
        try {
            OwnerOnly.write(file(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + name + " cannot be written", e);
        }
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + name + " cannot be removed", e);
        }
    }

    private Path file(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "a secret's name has letters, digits, dots, dashes and underscores only, found '" + name + "'");
        }
        return folder.resolve(name);
    }
}

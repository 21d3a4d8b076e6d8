package dev.penstock.cli.database;

import dev.penstock.cli.CommandFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs, named by a JDBC URL. */
public final class ExternalDatabase {
    private static final String LOGIN_TIMEOUT_SECONDS = "5";

    private ExternalDatabase() {}

    /**
     * The access that a URL and the settings beside it describe; the URL's own {@code user} and {@code password} win and are
     * taken out of it, so that it can be kept and shown.
     *
     * @throws CommandFailure when the URL is none of PostgreSQL's, or user or password are nowhere to be found
     */
    public static DatabaseAccess of(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandFailure("--db needs a URL like jdbc:postgresql://HOST:5432/DATABASE, found '"
                    + withoutCredentials(url) + "'");
        }
        return new DatabaseAccess(
                withoutCredentials(url),
                demand("user", parameter(url, "user").or(() -> Optional.ofNullable(user))),
                demand("password", parameter(url, "password").or(() -> Optional.ofNullable(password))));
    }

    /** @throws CommandFailure saying what the database answered */
    public static void demandReachable(DatabaseAccess access) {
        Properties login = new Properties();
        login.putAll(
                Map.of("user", access.user(), "password", access.password(), "loginTimeout", LOGIN_TIMEOUT_SECONDS));
        try (Connection connection = DriverManager.getConnection(access.url(), login)) {
            connection.isValid(Integer.parseInt(LOGIN_TIMEOUT_SECONDS));
        } catch (SQLException e) {
            throw new CommandFailure("the database " + access + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String demand(String key, Optional<String> value) {
        return value.filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new CommandFailure("the external database's " + key + " is not known: set PENSTOCK_DATABASE_"
                                + key.toUpperCase(Locale.ROOT) + ", or add it to the URL as ?" + key + "=..."));
    }

    private static Optional<String> parameter(String url, String name) {
        return parameters(url)
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String withoutCredentials(String url) {
        String kept = parameters(url)
                .filter(parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="))
                .collect(Collectors.joining("&"));
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }

    private static Stream<String> parameters(String url) {
        int query = url.indexOf('?');
        return query < 0
                ? Stream.empty()
                : Arrays.stream(url.substring(query + 1).split("&", -1));
    }
}

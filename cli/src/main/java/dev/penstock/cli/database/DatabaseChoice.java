package dev.penstock.cli.database;

import dev.penstock.cli.home.Home;
import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.cli.home.HomeSettings;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which database a home uses.
 *
 * @param external somebody else's; empty for the embedded one
 */
public record DatabaseChoice(Optional<DatabaseAccess> external) {
    /** What returns a home to the database that is its own. */
    public static final String EMBEDDED = "embedded";

    /**
     * What was asked for now, else what the environment says, else what the home remembers; it is remembered from now on.
     *
     * @param asked a JDBC URL or {@value #EMBEDDED}
     * @throws dev.penstock.cli.CommandFailure when that database cannot be reached
     */
    public static DatabaseChoice of(Home home, @Nullable String asked, Map<String, String> environment) {
        HomeSettings settings = HomeSettings.of(home);
        String url = asked != null ? asked : environment.getOrDefault("PENSTOCK_DATABASE_URL", settings.databaseUrl());
        if (url == null || url.equals(EMBEDDED)) {
            settings.withDatabase(null, null).save(home);
            return new DatabaseChoice(Optional.empty());
        }
        HomeSecrets secrets = new HomeSecrets(home);
        DatabaseAccess access = ExternalDatabase.of(
                url,
                environment.getOrDefault("PENSTOCK_DATABASE_USER", settings.databaseUser()),
                environment.getOrDefault(
                        "PENSTOCK_DATABASE_PASSWORD",
                        secrets.find(HomeSecrets.DATABASE_PASSWORD).orElse(null)));
        ExternalDatabase.demandReachable(access);
        settings.withDatabase(access.url(), access.user()).save(home);
        secrets.put(HomeSecrets.DATABASE_PASSWORD, access.password());
        return new DatabaseChoice(Optional.of(access));
    }
}

package dev.penstock.persistence.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** When the schema is migrated: the value of configuration key {@value #CONFIG_KEY}. */
public enum MigrationPolicy {
    /** By the server, when it starts; the default. */
    AT_START,
    /** By an operator; the server only looks, so that its user needs no right to change the schema. */
    BEFOREHAND;

    public static final String CONFIG_KEY = "penstock.database.migrate";

    /** Its name in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static MigrationPolicy parse(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(CONFIG_KEY + " is "
                        + Arrays.stream(values()).map(MigrationPolicy::word).collect(Collectors.joining(" or "))
                        + ", found '" + word + "'"));
    }
}

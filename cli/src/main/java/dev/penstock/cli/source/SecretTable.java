package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.Table;

/** The secrets of a source in columns: keys and times, no values. */
final class SecretTable {
    private static final String NONE = "-";

    private SecretTable() {}

    static Table of(JsonNode listing) {
        Table table = new Table("KEY", "STATE", "FROM", "UNTIL", "VALUE", "CHANGED BY");
        for (JsonNode secret : listing.path("secrets")) {
            table.row(
                    secret.path("key").asText(),
                    secret.path("state").asText(),
                    secret.path("from").isTextual() ? secret.path("from").asText() : "definitions",
                    text(secret, "until"),
                    value(secret),
                    text(secret, "changedBy"));
        }
        return table;
    }

    private static String text(JsonNode secret, String name) {
        return secret.path(name).isTextual() ? secret.path(name).asText() : NONE;
    }

    private static String value(JsonNode secret) {
        if (!secret.path("hasValue").isBoolean()) {
            return NONE;
        }
        return secret.path("hasValue").asBoolean() ? "known" : "MISSING";
    }
}

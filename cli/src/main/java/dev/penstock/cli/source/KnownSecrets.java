package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.api.Api;
import dev.penstock.cli.home.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets of a source by their keys, as the running server knows them.
 *
 * @param listing as the API tells it
 */
record KnownSecrets(JsonNode listing) {
    /** Empty when no server answers from this home: then nobody can tell whether secrets were rotated. */
    static Optional<KnownSecrets> of(Home home, String source) {
        Api.Answer answer;
        try {
            answer = Api.of(home).ask("GET", path(source), null);
        } catch (CommandFailure e) {
            return Optional.empty();
        }
        return Optional.of(new KnownSecrets(answer.orFail()));
    }

    static String path(String source) {
        return "/sources/" + Api.encoded(source) + "/secrets";
    }

    /** What a sender is given: the newest without an end, else the newest that is accepted; empty when all have ended. */
    Optional<String> current() {
        return listing.path("current").isTextual()
                ? Optional.of(listing.path("current").asText())
                : accepted().stream().findFirst();
    }

    /** The newest first. */
    List<String> accepted() {
        List<String> keys = new ArrayList<>();
        for (JsonNode secret : listing.path("secrets")) {
            if (!isEnded(secret)) {
                keys.add(secret.path("key").asText());
            }
        }
        return keys;
    }

    List<JsonNode> ended() {
        List<JsonNode> ended = new ArrayList<>();
        listing.path("secrets").forEach(secret -> {
            if (isEnded(secret)) {
                ended.add(secret);
            }
        });
        return ended;
    }

    /** Whether the source has or had a secret of this key. */
    boolean knows(String key) {
        return listing.path("secrets").findValuesAsText("key").contains(key);
    }

    private static boolean isEnded(JsonNode secret) {
        return secret.path("state").asText().equals("ended");
    }
}

package dev.penstock.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies that the sources of the shipped definitions send. */
public final class Deliveries {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fit to publish, by any standard. */
    public static final String FRIENDLY = "Thank you, this explanation helped me a lot!";

    /** Unfit, yet mild enough to stand here. */
    public static final String INSULTING = "You are a stupid idiot and everybody hates you, you pathetic loser.";

    private Deliveries() {}

    /** A comment as a community platform reports it. */
    public static String submitted(String text) {
        return submitted(Map.of("kind", "comment", "author", "u-17", "text", text));
    }

    public static String submitted(Map<String, Object> data) {
        ObjectNode body =
                JSON.createObjectNode().put("type", "content.submitted").put("timestamp", "2026-01-02T03:04:05Z");
        body.set("data", JSON.valueToTree(data));
        return body.toString();
    }

    /** What GitHub sends when somebody comments on an issue, cut to what matters. */
    public static String issueComment(@Nullable String text) {
        ObjectNode body = JSON.createObjectNode().put("action", "created");
        body.putObject("issue").put("number", 7).put("title", "It does not start");
        body.putObject("comment")
                .put("id", 42)
                .put("body", text)
                .putObject("user")
                .put("login", "octocat");
        body.putObject("repository").put("full_name", "octocat/hello-world");
        body.putObject("sender").put("login", "octocat");
        return body.toString();
    }
}

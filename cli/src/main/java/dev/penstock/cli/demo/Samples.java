package dev.penstock.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the demonstration sends: deliveries of each shipped source, fit and unfit to publish, and some that are not well. */
final class Samples {
    private final String run;
    private final Instant now;

    /** Ids begin with {@code run}, so that one demonstration is not taken for a repetition of another. */
    Samples(String run, Instant now) {
        this.run = run;
        this.now = now;
    }

    List<Sample> all() {
        Sample thanks = submitted("comment", "a friendly comment", "Thank you, this explanation helped me a lot!");
        return List.of(
                thanks,
                thanks.again(),
                thanks.forged(run + "-forged"),
                submitted(
                        "comment", "an insult", "You are a stupid idiot and everybody hates you, you pathetic loser."),
                submitted("comment", "a threat", "I know where you live and I will come and kill you tonight."),
                submitted(
                        "chat",
                        "an advertisement",
                        "CONGRATULATIONS! You WON a FREE prize!!! Call now or text WIN to claim your cash reward"),
                invalid(),
                forum("a chat message", "Does anybody know when the second part of the talk will be online?"),
                gitHub(
                        "issue_comment",
                        "a comment on an issue",
                        issueComment("Works for me with the latest release, thanks.")),
                gitHub(
                        "issue_comment",
                        "a rude comment on an issue",
                        issueComment("What an idiotic piece of shit is this?")),
                gitHub("issue_comment", "a comment without a body", issueComment(null)),
                gitHub("ping", "GitHub's ping", "{\"zen\":\"Keep it logically awesome.\",\"hook_id\":1}"));
    }

    private Sample submitted(String kind, String what, String text) {
        return community(what, data(kind).put("text", text));
    }

    private Sample invalid() {
        return community(
                "a field that was renamed", data("comment").put("message", "the text used to stand in 'text'"));
    }

    private Sample community(String what, ObjectNode data) {
        ObjectNode body = body("content.submitted");
        body.set("data", data);
        return Sample.genuine(what, "community", id(what), "content.submitted", body.toString());
    }

    private Sample forum(String what, String text) {
        String id = id(what);
        ObjectNode body = body("content.submitted").put("id", id);
        body.set("data", data("chat").put("text", text));
        return Sample.genuine(what, "forum", id, "content.submitted", body.toString());
    }

    private Sample gitHub(String type, String what, String body) {
        return Sample.genuine(what, "github", id(what), type, body);
    }

    private ObjectNode body(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("timestamp", now.toString());
    }

    private static ObjectNode data(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("author", "u-17");
    }

    private static String issueComment(@Nullable String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("action", "created");
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

    private String id(String what) {
        return run + "-" + what.replaceAll("[^A-Za-z]+", "-").toLowerCase(Locale.ROOT);
    }
}

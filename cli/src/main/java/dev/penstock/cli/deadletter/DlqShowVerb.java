package dev.penstock.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one dead letter with every attempt at it. */
@Command(name = "show", description = "Shows a dead letter with every attempt.", mixinStandardHelpOptions = true)
final class DlqShowVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MESSAGE", description = "its message id, as `penstock dlq list` prints it")
    private String messageId = "";

    @Option(names = "--payload", description = "show the payload too")
    private boolean payload;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode letter = Api.of(common.home())
                .find("/dead-letters/" + Api.encoded(messageId) + "?payload=" + payload)
                .orElseThrow(() -> new CommandFailure("no dead letter has the message id " + messageId));
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.println(letter.toPrettyString());
        } else {
            print(letter, out);
        }
        return 0;
    }

    private void print(JsonNode letter, PrintWriter out) {
        JsonNode event = letter.path("event");
        out.println("message   " + letter.path("messageId").asText());
        out.println("queue     " + letter.path("queue").asText());
        out.println("event     " + event.path("source").asText() + "/"
                + event.path("id").asText());
        out.println("type      " + event.path("type").asText());
        out.println("trace     " + event.path("traceId").asText("-"));
        Table attempts = new Table("ATTEMPT", "FAILED AT", "AFTER", "EXCEPTION", "MESSAGE");
        for (JsonNode attempt : letter.path("attempts")) {
            attempts.row(
                    attempt.path("attempt").asText(),
                    attempt.path("failedAt").asText(),
                    Math.round(attempt.path("durationMs").asDouble()) + " ms",
                    attempt.path("exception").asText(),
                    attempt.path("message").asText());
        }
        out.println(attempts);
        if (payload) {
            out.println(event.path("payload").toPrettyString());
        }
    }
}

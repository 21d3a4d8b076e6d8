package dev.penstock.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives dead letters back to their consumers. */
@Command(
        name = "redrive",
        description = "Gives a dead letter, or the oldest of a stage, back to its consumer. Attempts are counted anew.",
        mixinStandardHelpOptions = true)
final class DlqRedriveVerb implements Callable<Integer> {
    /** One letter, or a stage's. */
    static final class Which {
        @Parameters(paramLabel = "MESSAGE", description = "its message id, as `penstock dlq list` prints it")
        private @Nullable String messageId;

        @ArgGroup(exclusive = false)
        private @Nullable OfStage ofStage;
    }

    /** The oldest letters of a stage. */
    static final class OfStage {
        @Option(
                names = "--stage",
                required = true,
                paramLabel = "STAGE",
                description = "the oldest of this one: pipeline.stage, or intake")
        private String stage = "";

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "1 to 1000 (default: 100)")
        private int limit;
    }

    @Mixin
    private CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = Api.of(common.home())
                .ask("POST", "/dead-letters/redrives", request())
                .orFail();
        spec.commandLine().getOut().println(common.json() ? answer.toPrettyString() : text(answer));
        return 0;
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        OfStage stage = which.ofStage;
        return stage == null
                ? request.put("messageId", which.messageId)
                : request.put("stage", stage.stage).put("limit", stage.limit);
    }

    private static String text(JsonNode answer) {
        int redriven = answer.path("redriven").asInt();
        return redriven == 0
                ? "there was nothing to redrive"
                : redriven + " redriven, the first " + answer.at("/events/0").asText();
    }
}

package dev.penstock.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters, each with its last failure. */
@Command(name = "list", description = "Lists dead letters with their last failure.", mixinStandardHelpOptions = true)
final class DlqListVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--stage", paramLabel = "STAGE", description = "of this one only: pipeline.stage, or intake")
    private @Nullable String stage;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "1 to 200 (default: 50)")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode letters = Api.of(common.home())
                .get("/dead-letters?limit=" + limit + Api.parameter("stage", stage))
                .get("deadLetters");
        spec.commandLine().getOut().println(common.json() ? letters.toPrettyString() : table(letters));
        return 0;
    }

    private static Table table(JsonNode letters) {
        Table table = new Table("MESSAGE", "CONSUMER", "EVENT", "TYPE", "ATTEMPTS", "LAST FAILURE", "WHY");
        for (JsonNode letter : letters) {
            JsonNode attempts = letter.path("attempts");
            JsonNode last = attempts.path(attempts.size() - 1);
            table.row(
                    letter.path("messageId").asText(),
                    letter.path("consumer").asText(),
                    letter.at("/event/source").asText() + "/"
                            + letter.at("/event/id").asText(),
                    letter.at("/event/type").asText(),
                    Integer.toString(attempts.size()),
                    last.path("failedAt").asText("-"),
                    last.path("message").asText("not on record"));
        }
        return table;
    }
}

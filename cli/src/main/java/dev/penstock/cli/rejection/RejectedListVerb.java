package dev.penstock.cli.rejection;

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

/** Lists refused requests, each with what was probably wrong. */
@Command(
        name = "list",
        description = "Lists refused webhooks with what was probably wrong, the newest first.",
        mixinStandardHelpOptions = true)
final class RejectedListVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--source", paramLabel = "SOURCE", description = "of this one only")
    private @Nullable String source;

    @Option(names = "--code", paramLabel = "CODE", description = "refused with this code only")
    private @Nullable String code;

    @Option(names = "--since", paramLabel = "TIME", description = "not before, such as 2026-03-01T12:00:00Z")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "1 to 200 (default: 50)")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode requests = Api.of(common.home())
                .get("/rejected-requests?limit=" + limit + Api.parameter("source", source) + Api.parameter("code", code)
                        + Api.parameter("since", since))
                .get("rejectedRequests");
        spec.commandLine().getOut().println(common.json() ? requests.toPrettyString() : table(requests));
        return 0;
    }

    private static Table table(JsonNode requests) {
        Table table = new Table("NUMBER", "TIME", "SOURCE", "STATUS", "CODE", "ALIKE", "PROBABLY");
        for (JsonNode request : requests) {
            table.row(
                    request.path("number").asText(),
                    request.path("time").asText(),
                    request.path("source").asText(),
                    request.path("status").asText(),
                    request.path("code").asText(),
                    request.path("alike").asText(),
                    request.at("/diagnoses/0/finding").asText("-"));
        }
        return table;
    }
}

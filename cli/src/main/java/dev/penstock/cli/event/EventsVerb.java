package dev.penstock.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the newest events and what was decided. */
@Command(
        name = "events",
        description = "Lists the newest events with their decisions.",
        mixinStandardHelpOptions = true)
public final class EventsVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--source", paramLabel = "SOURCE", description = "of this source only")
    private @Nullable String source;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "1 to 200 (default: 20)")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode events = Api.of(common.home())
                .get("/events?limit=" + limit + Api.parameter("source", source))
                .get("events");
        spec.commandLine().getOut().println(common.json() ? events.toPrettyString() : table(events));
        return 0;
    }

    private static Table table(JsonNode events) {
        Table table = new Table("TIME", "SOURCE", "ID", "TYPE", "STATUS", "DECISIONS", "TRACE");
        for (JsonNode event : events) {
            table.row(
                    event.path("time").asText(),
                    event.path("source").asText(),
                    event.path("id").asText(),
                    event.path("type").asText(),
                    event.path("status").asText(),
                    decisions(event.path("decisions")),
                    event.path("traceId").asText("-"));
        }
        return table;
    }

    private static String decisions(JsonNode decisions) {
        return decisions.isEmpty()
                ? "-"
                : StreamSupport.stream(decisions.spliterator(), false)
                        .map(one -> one.path("pipeline").asText() + ": "
                                + one.path("verdict").asText()
                                + (one.has("grade") ? " (" + one.path("grade").asText() + ")" : ""))
                        .collect(Collectors.joining(", "));
    }
}

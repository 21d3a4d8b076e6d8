package dev.penstock.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what operators did. */
@Command(
        name = "audit",
        description = "Lists what operators did: who, when, what, to what; the newest first.",
        mixinStandardHelpOptions = true)
public final class AuditVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--who", paramLabel = "NAME", description = "by this operator only")
    private @Nullable String who;

    @Option(names = "--what", paramLabel = "ACT", description = "such acts only, as secret.rotate")
    private @Nullable String what;

    @Option(names = "--on", paramLabel = "THING", description = "done to this only, as source/github")
    private @Nullable String on;

    @Option(names = "--since", paramLabel = "TIME", description = "not before, such as 2026-03-01T12:00:00Z")
    private @Nullable String since;

    @Option(names = "--before", paramLabel = "NUMBER", description = "the page before this entry")
    private @Nullable String before;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "1 to 200 (default: 50)")
    private int limit;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode entries = Api.of(common.home())
                .get("/audit?limit=" + limit + Api.parameter("who", who) + Api.parameter("what", what)
                        + Api.parameter("on", on) + Api.parameter("since", since) + Api.parameter("before", before))
                .get("audit");
        spec.commandLine().getOut().println(common.json() ? entries.toPrettyString() : table(entries));
        return 0;
    }

    private static Table table(JsonNode entries) {
        Table table = new Table("NUMBER", "TIME", "WHO", "WHAT", "ON", "DETAILS");
        for (JsonNode entry : entries) {
            List<String> details = new ArrayList<>();
            entry.path("details")
                    .properties()
                    .forEach(detail -> details.add(
                            detail.getKey() + "=" + detail.getValue().asText()));
            table.row(
                    entry.path("number").asText(),
                    entry.path("time").asText(),
                    entry.path("who").asText(),
                    entry.path("what").asText(),
                    entry.path("on").asText(),
                    String.join(" ", details));
        }
        return table;
    }
}

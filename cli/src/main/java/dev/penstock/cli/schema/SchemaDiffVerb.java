package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what differs between two versions. */
@Command(
        name = "diff",
        description = "Says place by place what differs between two versions of a type's schema.",
        mixinStandardHelpOptions = true)
public final class SchemaDiffVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "TYPE", description = "the event type")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String type;

    @Parameters(index = "1", paramLabel = "FROM", description = "a version")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Parameters(index = "2", paramLabel = "TO", defaultValue = "latest", description = "another (default: latest)")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        String path = "/schemas/" + Api.encoded(type) + "/changes?from=" + Api.encoded(from) + "&to=" + Api.encoded(to);
        JsonNode found = Api.of(common.home()).ask("GET", path, null).orFail();
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.println(found.toPrettyString());
        } else if (found.path("changes").isEmpty()) {
            out.println("no difference");
        } else {
            print(found.path("changes"), out);
        }
        return 0;
    }

    static void print(JsonNode changes, PrintWriter out) {
        for (JsonNode change : changes) {
            out.printf(
                    "%-9s %s: %s%n",
                    change.path("kind").asText(),
                    change.path("pointer").asText(),
                    change.path("sentence").asText());
        }
    }
}

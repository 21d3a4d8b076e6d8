package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks what a schema would break, before it is registered. */
@Command(
        name = "check",
        description =
                "Asks whether a schema could be a type's next version, and how many of the newest events it would reject."
                        + " Exits with 1 when it is not compatible, or when more events would be rejected than allowed.",
        mixinStandardHelpOptions = true)
public final class SchemaCheckVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "the schema")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--type", required = true, paramLabel = "TYPE", description = "the event type")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String type;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000",
            description = "recorded events to try it on, 0 to 10000 (default: 1000)")
    private int events;

    @Option(
            names = "--max-rejected",
            paramLabel = "N",
            description = "fail when more recorded events than that would be rejected (default: any number may)")
    private int rejectedMax = Integer.MAX_VALUE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode body = SchemaFile.body(file).put("events", events);
        JsonNode found = Api.of(common.home())
                .ask("POST", "/schemas/" + Api.encoded(type) + "/check", body)
                .orFail();
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.println(found.toPrettyString());
        } else {
            print(found, out);
        }
        boolean passes = found.path("compatible").asBoolean()
                && found.path("trial").path("rejected").asInt() <= rejectedMax;
        return passes ? 0 : 1;
    }

    private static void print(JsonNode found, PrintWriter out) {
        out.println((found.path("compatible").asBoolean() ? "compatible" : "NOT compatible") + " by "
                + found.path("compatibility").asText() + ", reading "
                + found.path("reading").asText());
        for (JsonNode one : found.path("incompatibilities")) {
            out.println("  " + one.path("rule").asText() + " at " + pointer(one) + " ("
                    + one.path("direction").asText() + " from version "
                    + one.path("version").asText() + "): "
                    + one.path("message").asText());
        }
        SchemaDiffVerb.print(found.path("changes"), out);
        JsonNode trial = found.path("trial");
        if (trial.isObject()) {
            out.println("would reject " + trial.path("rejected").asText() + " of the last "
                    + trial.path("events").asText() + " events");
            for (JsonNode complaint : trial.path("complaints")) {
                out.println("  " + complaint.path("events").asText() + " at " + pointer(complaint) + ": "
                        + complaint.path("message").asText() + " ("
                        + complaint.path("rule").asText() + "), first "
                        + complaint.path("firstSource").asText() + "/"
                        + complaint.path("firstId").asText());
            }
        }
    }

    private static String pointer(JsonNode one) {
        String pointer = one.path("pointer").asText();
        return pointer.isEmpty() ? "the whole" : pointer;
    }
}

package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import dev.penstock.cli.assembly.StartedDefinitions;
import dev.penstock.definitions.Definitions;
import dev.penstock.mapping.EventDocument;
import dev.penstock.mapping.FailedExpression;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import dev.penstock.stage.Work;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes what stages with a model made of recorded webhooks, so that a model can learn from what came. Payloads are shown to whom the
 * API's token is given, and so is this.
 */
@Command(
        name = "inputs",
        description = {
            "Writes what the stages of a model were given, of recorded webhooks, the newest first:",
            "a JSON object {\"event\", \"input\"} a line."
        },
        mixinStandardHelpOptions = true)
public final class InputsVerb implements Callable<Integer> {
    private static final int PAGE = 200;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MODEL", description = "its name in the definitions")
    private String model = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "webhooks to look at, of each source (default: ${DEFAULT-VALUE})")
    private int limit = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Definitions definitions = StartedDefinitions.of(common.home());
        List<Stage> stages = definitions
                .stages()
                .filter(stage -> stage.work() instanceof Work.Infer infer
                        && infer.model().name().equals(model))
                .toList();
        if (stages.isEmpty()) {
            throw new CommandFailure("no stage has model '" + model + "', there are models "
                    + definitions.models().keySet());
        }
        Api api = Api.of(common.home());
        PrintWriter out = spec.commandLine().getOut();
        definitions
                .sources()
                .keySet()
                .forEach(source -> eachEvent(
                        api,
                        source,
                        listed -> stages.stream()
                                .filter(stage -> stage.on()
                                        .type()
                                        .equals(listed.path("type").asText()))
                                .forEach(stage -> print(api, listed, stage, out))));
        out.flush();
        return 0;
    }

    private void eachEvent(Api api, String source, Consumer<JsonNode> use) {
        String before = "";
        int seen = 0;
        while (seen < limit) {
            JsonNode page =
                    api.get("/events?limit=" + Math.min(PAGE, limit - seen) + Api.parameter("source", source) + before);
            List<JsonNode> events = new ArrayList<>();
            page.path("events").forEach(events::add);
            events.forEach(use);
            seen += events.size();
            String next = page.path("next").asText("");
            if (next.isEmpty() || events.isEmpty()) {
                return;
            }
            before = Api.parameter("before", next);
        }
    }

    /** Only of what the stage has worked on: what it never got has taught nobody anything. */
    private static void print(Api api, JsonNode listed, Stage stage, PrintWriter out) {
        String source = listed.path("source").asText();
        String id = listed.path("id").asText();
        api.find("/events/" + Api.encoded(source) + "/" + Api.encoded(id).replace("%2F", "/") + "?payload=true")
                .filter(event -> hasRun(event, stage.name()))
                .filter(event -> event.hasNonNull("payload"))
                .ifPresent(event -> out.println(JsonNodeFactory.instance
                        .objectNode()
                        .put("event", source + "/" + id)
                        .<ObjectNode>set("input", input(event, (Work.Infer) stage.work()))));
    }

    private static boolean hasRun(JsonNode event, StageName stage) {
        for (JsonNode run : event.path("runs")) {
            if (run.path("stage").asText().equals(stage.toString())) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode input(JsonNode event, Work.Infer infer) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        event.path("attributes").properties().forEach(one -> document.set(one.getKey(), one.getValue()));
        for (String name : List.of("id", "source", "type", "time")) {
            document.set(name, event.path(name));
        }
        document.set(EventDocument.DATA, event.path("payload"));
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        infer.input().forEach((name, expression) -> {
            try {
                JsonNode value = expression.evaluate(document);
                if (!value.isMissingNode()) {
                    input.set(name, value);
                }
            } catch (FailedExpression e) {
                throw new CommandFailure(
                        "event " + event.path("source").asText() + "/"
                                + event.path("id").asText() + ": " + e.getMessage(),
                        e);
            }
        });
        return input;
    }
}

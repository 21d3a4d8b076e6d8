package dev.penstock.cli.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import dev.penstock.filter.TrialRequest;
import dev.penstock.selector.InvalidSelector;
import dev.penstock.selector.JmsSelector;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a selector tried on the events in the server's ledger. */
@Command(
        name = "test",
        description =
                "Says how many of the newest recorded events a JMS selector would drop, and what that would save.",
        mixinStandardHelpOptions = true)
public final class FilterTestVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "SELECTOR", description = "such as \"kind = 'comment'\"")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String selector;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "of this source's events; of what a stage published, with its full name")
    private @Nullable String source;

    @Option(names = "--type", paramLabel = "TYPE", description = "of events of this type only")
    private @Nullable String type;

    @Option(
            names = "--stage",
            paramLabel = "PIPELINE/STAGE",
            description = "compare with this stage's present filter, on events of the type that it receives")
    private @Nullable String stage;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "" + TrialRequest.EVENTS_DEFAULT,
            description = "events to try it on, 1 to " + TrialRequest.EVENTS_MAX + " (default: 10000)")
    private int last;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireSelector();
        JsonNode trial = trial();
        spec.commandLine().getOut().println(common.json() ? trial.toPrettyString() : TrialText.of(trial));
        return 0;
    }

    /** Read here first, so that the place of a mistake can be shown below the selector. */
    private void requireSelector() {
        try {
            JmsSelector.parse(selector);
        } catch (InvalidSelector e) {
            throw new CommandFailure("not a selector, " + e.getMessage() + System.lineSeparator() + "  "
                    + selector.replaceAll("\\s", " ") + System.lineSeparator() + "  " + " ".repeat(e.position() - 1)
                    + "^");
        }
    }

    private JsonNode trial() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("selector", selector)
                .put("source", source)
                .put("type", type)
                .put("stage", stage)
                .put("last", last);
        return Api.of(common.home()).ask("POST", "/filter-trials", body).orFail();
    }
}

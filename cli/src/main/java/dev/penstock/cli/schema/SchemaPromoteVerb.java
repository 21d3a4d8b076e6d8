package dev.penstock.cli.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.Table;
import dev.penstock.cli.api.Api;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the newest versions of one installation to another. */
@Command(
        name = "promote",
        description =
                "Registers the newest version of each type of one installation in another, where it is compatible."
                        + " Tokens come from the environment: PENSTOCK_FROM_TOKEN and PENSTOCK_TO_TOKEN, else the home's own, which goes to its own installation only."
                        + " Exits with 1 when any type was refused.",
        mixinStandardHelpOptions = true)
public final class SchemaPromoteVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--from", required = true, paramLabel = "URL", description = "where the schemas are")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String from;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "where they are to be")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String to;

    @Option(names = "--type", paramLabel = "TYPE", description = "this type only; may be given several times")
    private List<String> types = List.of();

    @Option(names = "--dry-run", description = "only says what would happen")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Promotion promotion = new Promotion(api(from, "PENSTOCK_FROM_TOKEN"), api(to, "PENSTOCK_TO_TOKEN"), dryRun);
        List<Promotion.Step> steps = promotion.run(types);
        spec.commandLine().getOut().println(common.json() ? json(steps).toPrettyString() : table(steps));
        return steps.stream().anyMatch(step -> step.outcome() == Promotion.Outcome.REFUSED) ? 1 : 0;
    }

    private Api api(String url, String variable) {
        if (!url.matches("https?://.+")) {
            throw new CommandFailure("an installation's address is http://… or https://…, found '" + url + "'");
        }
        String token = System.getenv(variable);
        if (token != null && !token.isBlank()) {
            return Api.at(url, token.strip());
        }
        Api own = Api.of(common.home());
        if (!own.isAt(url)) {
            throw new CommandFailure(
                    url + " is not the installation of this home: set its token in the environment, " + variable);
        }
        return own;
    }

    private static ArrayNode json(List<Promotion.Step> steps) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> list.addObject()
                .put("type", step.type())
                .put("fromVersion", step.fromVersion())
                .put("outcome", step.outcome().word())
                .put("detail", step.detail()));
        return list;
    }

    private static Table table(List<Promotion.Step> steps) {
        Table table = new Table("TYPE", "VERSION", "OUTCOME", "DETAIL");
        steps.forEach(step -> table.row(
                step.type(),
                Integer.toString(step.fromVersion()),
                step.outcome().word(),
                step.detail()));
        return table;
    }
}

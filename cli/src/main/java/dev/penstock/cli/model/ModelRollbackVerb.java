package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes back what the promotion before did. */
@Command(
        name = "rollback",
        description = "Lets an alias mean again what it meant before it was moved last.",
        mixinStandardHelpOptions = true)
final class ModelRollbackVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "MODEL", description = "its name in the definitions")
    private String model = "";

    @Option(
            names = "--alias",
            paramLabel = "ALIAS",
            defaultValue = "champion",
            description = "champion, challenger or shadow (default: ${DEFAULT-VALUE})")
    private String alias = "champion";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = Api.of(common.home())
                .ask("POST", "/models/" + Api.encoded(model) + "/aliases/" + Api.encoded(alias) + "/back", null)
                .orFail();
        spec.commandLine().getOut().println(common.json() ? answer.toPrettyString() : new ModelTable().add(answer));
        return 0;
    }
}

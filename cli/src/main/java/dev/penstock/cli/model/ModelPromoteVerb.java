package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets another version of a model serve, without a restart. */
@Command(
        name = "promote",
        description = "Lets an alias, by default the champion, mean a version from now on.",
        mixinStandardHelpOptions = true)
final class ModelPromoteVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "MODEL", description = "its name in the definitions")
    private String model = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "its number")
    private int version;

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
                .ask(
                        "PUT",
                        "/models/" + Api.encoded(model) + "/aliases/" + Api.encoded(alias),
                        JsonNodeFactory.instance.objectNode().put("version", version))
                .orFail();
        spec.commandLine().getOut().println(common.json() ? answer.toPrettyString() : new ModelTable().add(answer));
        return 0;
    }
}

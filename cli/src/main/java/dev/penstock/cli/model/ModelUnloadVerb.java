package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Releases the memory of a version. */
@Command(
        name = "unload",
        description = "Releases the memory that a version takes up in the server; it must not be in use.",
        mixinStandardHelpOptions = true)
final class ModelUnloadVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "MODEL", description = "its name in the definitions")
    private String model = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "its number")
    private int version;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = Api.of(common.home())
                .ask("DELETE", "/models/" + Api.encoded(model) + "/versions/" + version + "/loaded", null)
                .orFail();
        spec.commandLine().getOut().println(common.json() ? answer.toPrettyString() : new ModelTable().add(answer));
        return 0;
    }
}

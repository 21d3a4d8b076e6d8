package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Something that a running server does to a model, and answers with the model as it is then. */
abstract class ModelAct implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "MODEL", description = "its name in the definitions")
    private String model = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Asks for it, and prints the answer. */
    final int ask(String method, String pathBelowModel, @Nullable JsonNode body) {
        JsonNode answer = Api.of(common.home())
                .ask(method, "/models/" + Api.encoded(model) + pathBelowModel, body)
                .orFail();
        spec.commandLine().getOut().println(common.json() ? answer.toPrettyString() : new ModelTable().add(answer));
        return 0;
    }
}

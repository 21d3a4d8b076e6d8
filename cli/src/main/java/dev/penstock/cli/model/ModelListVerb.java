package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the models of a running server. */
@Command(
        name = "list",
        description = "Lists models, their versions, and what aliases mean now.",
        mixinStandardHelpOptions = true)
final class ModelListVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode models = Api.of(common.home()).get("/models").get("models");
        ModelTable table = new ModelTable();
        models.forEach(table::add);
        spec.commandLine().getOut().println(common.json() ? models.toPrettyString() : table);
        return 0;
    }
}

package dev.penstock.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.api.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the secrets of a source by their keys, never their values. */
@Command(
        name = "list",
        description = "Lists the keys of a source's secrets, and until when each is accepted.",
        mixinStandardHelpOptions = true)
final class SecretListVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SOURCE", description = "its name in the definitions")
    private String source = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode listing = Api.of(common.home())
                .ask("GET", KnownSecrets.path(source), null)
                .orFail();
        spec.commandLine().getOut().println(common.json() ? listing.toPrettyString() : SecretTable.of(listing));
        return 0;
    }
}

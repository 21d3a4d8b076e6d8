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

/** Ends a secret in an emergency. */
@Command(
        name = "end",
        description = "Refuses what is signed with a secret from now on, for good; also the last one of a source.",
        mixinStandardHelpOptions = true)
final class SecretEndVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "SOURCE", description = "its name in the definitions")
    private String source = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "as secret list shows it")
    private String key = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode listing = Api.of(common.home())
                .ask("DELETE", KnownSecrets.path(source) + "/" + Api.encoded(key), null)
                .orFail();
        spec.commandLine().getOut().println(common.json() ? listing.toPrettyString() : text(listing));
        return 0;
    }

    private String text(JsonNode listing) {
        String ended = key + " has ended";
        return new KnownSecrets(listing).accepted().isEmpty()
                ? ended + "; " + source + " accepts nothing now, until penstock secret rotate " + source
                : ended;
    }
}

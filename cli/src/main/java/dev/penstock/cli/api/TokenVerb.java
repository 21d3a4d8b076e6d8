package dev.penstock.cli.api;

import dev.penstock.cli.CommonOptions;
import dev.penstock.cli.home.HomeSecrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the token of the REST API. */
@Command(name = "token", description = "Prints the REST API's bearer token.", mixinStandardHelpOptions = true)
public final class TokenVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(new HomeSecrets(common.home().create()).value(HomeSecrets.API_TOKEN));
        return 0;
    }
}

package dev.penstock.cli.source;

import dev.penstock.cli.CommonOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a sender must be given to sign with. */
@Command(
        name = "secret",
        description = "Prints the secret that a source's sender signs with.",
        mixinStandardHelpOptions = true)
public final class SecretVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "SOURCE", description = "its name in the definitions")
    private String source = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(new HomeSources(common.home()).secret(source).reveal());
        return 0;
    }
}

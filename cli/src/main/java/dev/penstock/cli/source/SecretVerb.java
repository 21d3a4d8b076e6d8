package dev.penstock.cli.source;

import dev.penstock.cli.CommonOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a sender must be given to sign with. */
@Command(
        name = "secret",
        description = "Prints the secret that a source's sender signs with; rotates secrets while the server runs.",
        mixinStandardHelpOptions = true,
        subcommands = {SecretRotateVerb.class, SecretListVerb.class, SecretEndVerb.class})
public final class SecretVerb implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    /** Left out exactly when a subcommand is called. */
    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "its name in the definitions")
    private @Nullable String source;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (source == null) {
            throw new ParameterException(spec.commandLine(), "name a SOURCE");
        }
        HomeSources sources = new HomeSources(common.home());
        String value = sources.secret(source).reveal();
        if (KnownSecrets.of(common.home(), source).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "penstock: no server answers, so this is the first secret of the definitions: only a server"
                                    + " knows whether it was rotated");
        }
        spec.commandLine().getOut().println(value);
        return 0;
    }
}

package dev.penstock.cli;

import dev.penstock.cli.home.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what runs from a home. Nothing is lost: the next {@code up} finds all its data. */
@Command(name = "down", description = "Stops server, broker and database.", mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = common.home();
        boolean stopped =
                new Instance(home).stop(line -> spec.commandLine().getOut().println(line));
        if (!stopped) {
            spec.commandLine().getOut().println("nothing runs from " + home.root());
        }
        return 0;
    }
}

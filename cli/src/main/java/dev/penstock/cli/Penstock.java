package dev.penstock.cli;

import dev.penstock.cli.api.TokenVerb;
import dev.penstock.cli.assembly.AssembleVerb;
import dev.penstock.cli.audit.AuditVerb;
import dev.penstock.cli.database.MigrateVerb;
import dev.penstock.cli.deadletter.DlqVerb;
import dev.penstock.cli.demo.DemoVerb;
import dev.penstock.cli.event.EventsVerb;
import dev.penstock.cli.filter.FilterVerb;
import dev.penstock.cli.model.InputsVerb;
import dev.penstock.cli.model.ModelVerb;
import dev.penstock.cli.model.TrainVerb;
import dev.penstock.cli.profile.ProfileVerb;
import dev.penstock.cli.rejection.RejectedVerb;
import dev.penstock.cli.rejection.VerifyVerb;
import dev.penstock.cli.schema.SchemaVerb;
import dev.penstock.cli.source.ProvidersVerb;
import dev.penstock.cli.source.SecretVerb;
import dev.penstock.cli.source.SendVerb;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code penstock} command. A new verb is a class of its own and one name in the list below. */
@Command(
        name = "penstock",
        description = "Turns webhooks into decisions on the Jakarta EE servers that you already run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Up.class,
            Down.class,
            DemoVerb.class,
            SendVerb.class,
            EventsVerb.class,
            DlqVerb.class,
            RejectedVerb.class,
            VerifyVerb.class,
            FilterVerb.class,
            SecretVerb.class,
            AuditVerb.class,
            TokenVerb.class,
            ProvidersVerb.class,
            SchemaVerb.class,
            AssembleVerb.class,
            MigrateVerb.class,
            ProfileVerb.class,
            ModelVerb.class,
            TrainVerb.class,
            InputsVerb.class
        })
public final class Penstock {
    private Penstock() {}

    public static void main(String[] arguments) {
        quieten();
        System.exit(commandLine().execute(arguments));
    }

    /** Ready to run; a failure prints its message alone and exits with 1, wrong usage with 2. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Penstock());
        line.setExecutionExceptionHandler((failure, verb, parsed) -> {
            if (failure instanceof CommandFailure) {
                verb.getErr().println("penstock: " + failure.getMessage());
            } else {
                failure.printStackTrace(verb.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    /** The libraries' own logging is not meant for the operator of a command. */
    private static void quieten() {
        try (InputStream settings = Penstock.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new IllegalStateException("the command's own logging settings are readable", e);
        }
    }
}

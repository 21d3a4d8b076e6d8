package dev.penstock.cli.model;

import picocli.CommandLine.Command;

/** The models of a running server. */
@Command(
        name = "model",
        description = "Shows models and their versions; lets another version serve while the server runs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelListVerb.class,
            ModelPromoteVerb.class,
            ModelRollbackVerb.class,
            ModelLoadVerb.class,
            ModelUnloadVerb.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ModelVerb {}

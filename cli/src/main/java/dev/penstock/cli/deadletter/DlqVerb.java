package dev.penstock.cli.deadletter;

import picocli.CommandLine.Command;

/** Dead letters: what consumers gave up, and why. */
@Command(
        name = "dlq",
        description = "Looks into the dead-letter queues.",
        mixinStandardHelpOptions = true,
        subcommands = {DlqListVerb.class, DlqShowVerb.class},
        synopsisSubcommandLabel = "COMMAND")
public final class DlqVerb {}

package dev.penstock.cli.deadletter;

import picocli.CommandLine.Command;

/** Dead letters: what consumers gave up, and why. */
@Command(
        name = "dlq",
        description = "Looks into the dead-letter queues, and redrives from them.",
        mixinStandardHelpOptions = true,
        subcommands = {DlqListVerb.class, DlqShowVerb.class, DlqRedriveVerb.class},
        synopsisSubcommandLabel = "COMMAND")
public final class DlqVerb {}

package dev.penstock.cli.rejection;

import picocli.CommandLine.Command;

/** Refused requests: what the door turned away, and why. */
@Command(
        name = "rejected",
        description = "Looks into the log of refused webhooks.",
        mixinStandardHelpOptions = true,
        subcommands = {RejectedListVerb.class, RejectedShowVerb.class},
        synopsisSubcommandLabel = "COMMAND")
public final class RejectedVerb {}

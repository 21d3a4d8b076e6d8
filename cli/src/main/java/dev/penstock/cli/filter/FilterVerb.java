package dev.penstock.cli.filter;

import picocli.CommandLine.Command;

/** What can be done with filters. */
@Command(
        name = "filter",
        description = "Tries filters of sources and stages.",
        mixinStandardHelpOptions = true,
        subcommands = FilterTestVerb.class)
public final class FilterVerb {}

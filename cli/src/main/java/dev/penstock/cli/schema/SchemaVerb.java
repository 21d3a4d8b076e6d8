package dev.penstock.cli.schema;

import picocli.CommandLine.Command;

/** What can be done with schemas. */
@Command(
        name = "schema",
        description = "Checks, registers, compares and promotes schemas of event types.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SchemaListVerb.class,
            SchemaCheckVerb.class,
            SchemaPushVerb.class,
            SchemaDiffVerb.class,
            SchemaPromoteVerb.class
        })
public final class SchemaVerb {}

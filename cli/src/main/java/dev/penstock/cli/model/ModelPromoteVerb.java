package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets another version of a model serve, without a restart. */
@Command(
        name = "promote",
        description = "Lets an alias, by default the champion, mean a version from now on.",
        mixinStandardHelpOptions = true)
final class ModelPromoteVerb extends ModelAct {
    @Parameters(index = "1", paramLabel = "VERSION", description = "its number")
    private int version;

    @Mixin
    private AliasOption alias = new AliasOption();

    @Override
    public Integer call() {
        return ask("PUT", alias.path(), JsonNodeFactory.instance.objectNode().put("version", version));
    }
}

package dev.penstock.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes back what the promotion before did. */
@Command(
        name = "rollback",
        description = "Lets an alias mean again what it meant before it was moved last.",
        mixinStandardHelpOptions = true)
final class ModelRollbackVerb extends ModelAct {
    @Mixin
    private AliasOption alias = new AliasOption();

    @Override
    public Integer call() {
        return ask("POST", alias.path() + "/back", null);
    }
}

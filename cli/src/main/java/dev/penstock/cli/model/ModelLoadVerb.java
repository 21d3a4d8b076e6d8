package dev.penstock.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads a version before it is needed. */
@Command(name = "load", description = "Loads a version into the server's memory.", mixinStandardHelpOptions = true)
final class ModelLoadVerb extends ModelAct {
    @Parameters(index = "1", paramLabel = "VERSION", description = "its number")
    private int version;

    @Override
    public Integer call() {
        return ask("PUT", "/versions/" + version + "/loaded", null);
    }
}

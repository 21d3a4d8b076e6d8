package dev.penstock.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Releases the memory of a version. */
@Command(
        name = "unload",
        description = "Releases the memory that a version takes up in the server; it must not be in use.",
        mixinStandardHelpOptions = true)
final class ModelUnloadVerb extends ModelAct {
    @Parameters(index = "1", paramLabel = "VERSION", description = "its number")
    private int version;

    @Override
    public Integer call() {
        return ask("DELETE", "/versions/" + version + "/loaded", null);
    }
}

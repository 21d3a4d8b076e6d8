package dev.penstock.cli.assembly;

import dev.penstock.cli.CommandFailure;
import dev.penstock.cli.Installation;
import dev.penstock.cli.home.Home;
import dev.penstock.definitions.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;

/** The definitions that a home's instance was last started with. */
public final class StartedDefinitions {
    private StartedDefinitions() {}

    /** The folder, below the home, that a release is written to. */
    public static Path release(Home home) {
        return home.server().resolve("release");
    }

    /** @throws CommandFailure when nothing was started from this home, or only an archive that was assembled elsewhere */
    public static Definitions of(Home home) {
        Path folder = release(home).resolve("definitions");
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("the home " + home.root()
                    + " knows no definitions: start it with ./penstock up, and not from an archive");
        }
        return new Assembling(Installation.running()).check(folder).definitions();
    }
}

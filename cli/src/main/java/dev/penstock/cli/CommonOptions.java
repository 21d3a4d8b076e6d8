package dev.penstock.cli;

import dev.penstock.cli.home.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every verb has: {@code --home} and {@code -o}. Mix in with {@code @Mixin}. */
public final class CommonOptions {
    /** How a verb prints what it found. */
    public enum Output {
        text,
        json
    }

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "the instance's folder (default: PENSTOCK_HOME, else .penstock in the checkout)")
    private @Nullable Path home;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text)")
    private Output output = Output.text;

    /** The home that was asked for; it need not exist. */
    public Home home() {
        if (home != null) {
            return Home.at(home);
        }
        String fromEnvironment = System.getenv("PENSTOCK_HOME");
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return Home.at(Path.of(fromEnvironment));
        }
        return Home.at(Installation.running().root().resolve(".penstock"));
    }

    public boolean json() {
        return output == Output.json;
    }
}

package dev.penstock.cli.server;

import dev.penstock.cli.CommandFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The servers Penstock runs on. */
public enum ServerKind {
    /** Payara Micro, with Penstock as a WAR: it deploys no EARs. */
    MICRO,
    /** The full Payara Server with its admin console, with Penstock as an EAR. */
    PAYARA;

    /** @throws CommandFailure naming what is allowed */
    public static ServerKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("--server is one of "
                        + Arrays.stream(values()).map(ServerKind::toString).collect(Collectors.joining(", "))
                        + "; found '" + name + "'"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

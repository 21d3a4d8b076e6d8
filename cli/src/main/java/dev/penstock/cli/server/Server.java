package dev.penstock.cli.server;

import java.nio.file.Path;
import java.util.Optional;

/** A Jakarta EE server, configured from nothing at every start: what must last is outside it. */
public interface Server {
    /**
     * Starts it in a process of its own and hands it the archive; it may still be deploying when this returns.
     *
     * @param archive the WAR or EAR to serve at the context root
     */
    ProcessHandle start(Path archive, ServerProperties properties);

    /** Whether it has finished deploying: health checks answer a moment before the application does. */
    boolean deployed();

    /** Where the server prints what it does. */
    Path log();

    /** The admin console's URL, if it has one. */
    Optional<String> admin();
}

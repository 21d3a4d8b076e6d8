package dev.penstock.web.wire;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the server logs, with a stack trace each, because a sender went away or sent nonsense. Whoever can send requests could fill the
 * disk with it; what is wrong with a request is counted and sampled as a refused request instead.
 */
final class SenderFaults {
    /** Names of loggers, and what in them is a sender's doing. */
    private static final List<Quiet> QUIET = List.of(
            new Quiet("org.glassfish.jersey.server.ServerRuntime$Responder", SenderFaults::endsInConnection),
            new Quiet("org.glassfish.grizzly.filterchain.DefaultFilterChain", SenderFaults::isContent),
            new Quiet("org.glassfish.grizzly.http.HttpServerFilter", record -> true),
            new Quiet("jakarta.enterprise.web", SenderFaults::isUnheard),
            new Quiet("jakarta.enterprise.web.core", SenderFaults::endsInConnection),
            new Quiet("javax.enterprise.system.core", SenderFaults::isTraceOfSender));

    /** Loggers that nothing holds on to are forgotten, and their filters with them. */
    private final List<Logger> loggers =
            QUIET.stream().map(quiet -> Logger.getLogger(quiet.logger())).toList();

    private record Quiet(String logger, Filter isSenders) {}

    void keepOutOfTheLog() {
        for (int i = 0; i < QUIET.size(); i++) {
            Filter isSenders = QUIET.get(i).isSenders();
            loggers.get(i).setFilter(record -> !isSenders.isLoggable(record));
        }
    }

    void letIntoTheLog() {
        loggers.forEach(logger -> logger.setFilter(null));
    }

    /** The connection that failed is the sender's: those that this server opens itself, to the database or the broker, are ours to know of. */
    private static boolean endsInConnection(LogRecord record) {
        boolean failedConnection = false;
        for (@Nullable Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof SQLException || cause instanceof EJBException) {
                return false;
            }
            failedConnection |= cause instanceof IOException;
        }
        return failedConnection;
    }

    /** An error's page had nobody to go to any more. */
    private static boolean isUnheard(LogRecord record) {
        return endsInConnection(record)
                || String.valueOf(record.getMessage()).contains("Exception processing ErrorPage");
    }

    /** A header of Payara's own tracing, which anybody may send. */
    private static boolean isTraceOfSender(LogRecord record) {
        @Nullable Throwable thrown = record.getThrown();
        return thrown instanceof IllegalArgumentException
                && String.valueOf(thrown.getMessage()).contains("UUID string");
    }

    private static boolean isContent(LogRecord record) {
        @Nullable Throwable thrown = record.getThrown();
        return thrown != null && thrown.getClass().getName().startsWith("org.glassfish.grizzly.http.");
    }
}

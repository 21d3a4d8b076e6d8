package dev.penstock.cli;

/** A verb could not do its work: the message says to the operator what was found and what to do about it. */
public final class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

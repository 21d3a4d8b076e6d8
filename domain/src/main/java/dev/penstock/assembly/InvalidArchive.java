package dev.penstock.assembly;

/** A base archive that definitions cannot be assembled into. The message says what was found and what is needed. */
public final class InvalidArchive extends RuntimeException {
    InvalidArchive(String message) {
        super(message);
    }
}

package dev.penstock.filter;

/** A trial that cannot be made. The message says what was found and what is allowed. */
public final class InvalidTrial extends RuntimeException {
    InvalidTrial(String message) {
        super(message);
    }
}

package dev.penstock.model;

/** An input is not what the model takes. The message names the input, what was found and what is allowed, never the text. */
public final class ModelInputViolation extends RuntimeException {
    public ModelInputViolation(String message) {
        super(message);
    }

    public ModelInputViolation(String message, Throwable cause) {
        super(message, cause);
    }
}

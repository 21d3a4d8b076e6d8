package dev.penstock.model;

import org.jspecify.annotations.Nullable;

/** A model could not be loaded or did not answer. */
public final class ModelFailure extends RuntimeException {
    public ModelFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

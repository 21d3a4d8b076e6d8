package dev.penstock.source;

/**
 * It is not known yet which secrets have ended, so none is accepted. Lasts from the start of a server until it has read the
 * terms once, and not longer.
 */
public final class SecretsUnknown extends RuntimeException {
    public SecretsUnknown() {
        super("which secrets have ended has not been read since the start");
    }
}

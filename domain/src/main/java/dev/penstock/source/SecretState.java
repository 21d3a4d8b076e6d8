package dev.penstock.source;

/** Whether a secret is accepted. */
public enum SecretState {
    /** Accepted, and no end is known. */
    ACTIVE,
    /** Accepted until its end. */
    ENDING,
    /** Not accepted any more, nor ever again. */
    ENDED
}

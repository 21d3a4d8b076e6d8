package dev.penstock.source;

/** An operator's act on secrets that is not done: nothing has changed. No message holds a secret. */
public final class SecretRefusal extends RuntimeException {
    /** Stable, for programs. */
    public enum Code {
        SOURCE_UNKNOWN,
        SECRET_UNKNOWN,
        /** No key of the configuration may have that name. */
        SECRET_KEY_INVALID,
        /** The key has no value here, or one that the source's scheme cannot use. */
        SECRET_UNUSABLE,
        /** The key is a secret of the source already, or was one. */
        SECRET_KNOWN,
        /** Another key of the source has the same value. */
        SECRET_REPEATED,
        TOO_MANY_SECRETS,
        END_INVALID
    }

    private final Code code;

    SecretRefusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

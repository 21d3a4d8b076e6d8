package dev.penstock.model.alias;

/** An operator's act on aliases that is not done: nothing has changed. */
public final class AliasRefusal extends RuntimeException {
    /** Stable, for programs. */
    public enum Code {
        MODEL_UNKNOWN,
        VERSION_UNKNOWN,
        /** An artefact is missing or damaged, or its server is not configured. */
        VERSION_UNUSABLE,
        /** A stage needs an input or a label that the version does not have. */
        VERSION_UNFIT,
        /** The alias means this version already. */
        ALIAS_UNCHANGED,
        /** The alias means what its definition says. */
        ALIAS_UNMOVED
    }

    private final Code code;

    AliasRefusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

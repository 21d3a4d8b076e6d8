package dev.penstock.schema.compatibility;

/** What a new version of a schema must keep. The transitive ones ask it of every earlier version, the others of the newest. */
public enum CompatibilityMode {
    /** Nothing. */
    NONE(false, false, false),
    /** Data of the earlier version is valid under the new one: receivers may be updated first. */
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    /** Data of the new version is valid under the earlier one: senders may be updated first. */
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    /** Both. */
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityMode(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    public boolean backward() {
        return backward;
    }

    public boolean forward() {
        return forward;
    }

    public boolean transitive() {
        return transitive;
    }
}

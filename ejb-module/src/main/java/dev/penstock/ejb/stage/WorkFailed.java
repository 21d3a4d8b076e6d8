package dev.penstock.ejb.stage;

import jakarta.ejb.ApplicationException;

/** The work on a message failed, and nothing of it stands. Its reason says why. */
@ApplicationException(rollback = true)
public final class WorkFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final RuntimeException reason;

    public WorkFailed(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}

package dev.penstock.ejb.transaction;

import jakarta.transaction.Status;

/** The work went through, but the container rolled its transaction back, or does not know how it ended. */
public final class NotCommitted extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotCommitted(int status) {
        super(
                status == Status.STATUS_ROLLEDBACK
                        ? "the container rolled the transaction back, and does not say why"
                        : "the transaction was not committed, its status is " + status
                                + " of jakarta.transaction.Status");
    }
}

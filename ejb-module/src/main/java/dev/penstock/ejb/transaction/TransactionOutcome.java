package dev.penstock.ejb.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * How a container-managed transaction ended. One that something else than the method marked for rollback may be rolled back without an
 * exception: the method seems to have succeeded (Jakarta Enterprise Beans 4.0, Core Features, section 9.3). Whoever acknowledges something
 * after the transaction asks here first.
 */
public final class TransactionOutcome implements Synchronization {
    private volatile int status = Status.STATUS_UNKNOWN;

    private TransactionOutcome() {}

    /** Follows the current transaction to its end. To be called in the method that the container began it for. */
    public static TransactionOutcome follow(TransactionSynchronizationRegistry registry) {
        TransactionOutcome outcome = new TransactionOutcome();
        registry.registerInterposedSynchronization(outcome);
        return outcome;
    }

    /** @throws NotCommitted unless the transaction has been committed */
    public void requireCommitted() {
        if (status != Status.STATUS_COMMITTED) {
            throw new NotCommitted(status);
        }
    }

    @Override
    public void beforeCompletion() {
        // what matters is the end
    }

    @Override
    public void afterCompletion(int ended) {
        status = ended;
    }
}

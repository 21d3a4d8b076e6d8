package dev.penstock.ejb.transaction;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransactionOutcomeTest {
    private final OneTransaction transaction = new OneTransaction();
    private final TransactionOutcome outcome = TransactionOutcome.follow(transaction);

    @Test
    void aCommittedTransactionIsAGoodOutcome() {
        transaction.end(Status.STATUS_COMMITTED);

        assertThatCode(outcome::requireCommitted).doesNotThrowAnyException();
    }

    @Test
    void aTransactionThatTheContainerRolledBackIsNoSuccess() {
        transaction.end(Status.STATUS_ROLLEDBACK);

        assertThatThrownBy(outcome::requireCommitted)
                .isInstanceOf(NotCommitted.class)
                .hasMessageContaining("rolled the transaction back");
    }

    @Test
    void aTransactionWhoseEndNobodyToldIsNoSuccess() {
        assertThatThrownBy(outcome::requireCommitted)
                .isInstanceOf(NotCommitted.class)
                .hasMessageContaining("its status is " + Status.STATUS_UNKNOWN);
    }

    private static final class OneTransaction implements TransactionSynchronizationRegistry {
        private final List<Synchronization> followers = new ArrayList<>();

        void end(int status) {
            followers.forEach(follower -> follower.afterCompletion(status));
        }

        @Override
        public void registerInterposedSynchronization(Synchronization follower) {
            followers.add(follower);
        }

        @Override
        public Object getTransactionKey() {
            return this;
        }

        @Override
        public void putResource(Object key, @Nullable Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getResource(Object key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getTransactionStatus() {
            return Status.STATUS_ACTIVE;
        }

        @Override
        public void setRollbackOnly() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean getRollbackOnly() {
            return false;
        }
    }
}

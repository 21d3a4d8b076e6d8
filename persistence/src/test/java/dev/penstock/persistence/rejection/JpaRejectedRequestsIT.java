package dev.penstock.persistence.rejection;

import dev.penstock.persistence.TestDatabase;
import dev.penstock.rejection.RejectedRequests;
import dev.penstock.rejection.RejectedRequestsContract;
import org.junit.jupiter.api.BeforeEach;

/** The refused requests in PostgreSQL keep the contract. */
class JpaRejectedRequestsIT implements RejectedRequestsContract {
    private final RejectedRequests requests = new JpaRejectedRequests(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public RejectedRequests requests() {
        return requests;
    }

    @Override
    public void commit(Runnable work) {
        TestDatabase.commit(work);
    }
}

package dev.penstock.rejection;

/** The fake keeps the contract too. */
class InMemoryRejectedRequestsTest implements RejectedRequestsContract {
    private final RejectedRequests requests = new InMemoryRejectedRequests();

    @Override
    public RejectedRequests requests() {
        return requests;
    }

    @Override
    public void commit(Runnable work) {
        work.run();
    }
}

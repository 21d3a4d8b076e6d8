package dev.penstock.stage;

/** The failed attempts of the other modules' tests keep the contract. */
class InMemoryFailedAttemptsTest implements FailedAttemptsContract {
    private final FailedAttempts attempts = new InMemoryFailedAttempts();

    @Override
    public FailedAttempts attempts() {
        return attempts;
    }

    @Override
    public void commit(Runnable work) {
        work.run();
    }
}

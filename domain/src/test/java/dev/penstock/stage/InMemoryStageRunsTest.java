package dev.penstock.stage;

import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Ledger;

/** The stage runs of the other modules' tests keep the contract. */
class InMemoryStageRunsTest implements StageRunsContract {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryStageRuns runs = new InMemoryStageRuns(ledger);

    @Override
    public StageRuns runs() {
        return runs;
    }

    @Override
    public RunCosts costs() {
        return runs;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void commit(Runnable work) {
        work.run();
    }
}

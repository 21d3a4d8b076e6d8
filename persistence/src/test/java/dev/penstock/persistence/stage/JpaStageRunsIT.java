package dev.penstock.persistence.stage;

import dev.penstock.ledger.Ledger;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.ledger.TestLedger;
import dev.penstock.stage.RunCosts;
import dev.penstock.stage.StageRuns;
import dev.penstock.stage.StageRunsContract;
import org.junit.jupiter.api.BeforeEach;

/** The stage runs in PostgreSQL keep the contract. */
class JpaStageRunsIT implements StageRunsContract {
    private final StageRuns runs = new JpaStageRuns(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public StageRuns runs() {
        return runs;
    }

    @Override
    public RunCosts costs() {
        return new JpaRunCosts(TestDatabase.entityManager());
    }

    @Override
    public Ledger ledger() {
        return TestLedger.ledger();
    }

    @Override
    public void commit(Runnable work) {
        TestDatabase.commit(work);
    }
}

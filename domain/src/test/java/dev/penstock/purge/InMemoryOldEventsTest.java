package dev.penstock.purge;

import dev.penstock.decision.Decisions;
import dev.penstock.decision.InMemoryDecisions;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Ledger;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.InMemoryFailedAttempts;
import dev.penstock.stage.InMemoryStageRuns;
import dev.penstock.stage.StageRuns;
import java.util.function.Supplier;

/** The fakes forget as the contract says. */
class InMemoryOldEventsTest implements OldEventsContract {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryStageRuns runs = new InMemoryStageRuns(ledger);
    private final InMemoryFailedAttempts attempts = new InMemoryFailedAttempts();
    private final InMemoryDecisions decisions = new InMemoryDecisions();
    private final OldEvents oldEvents = new InMemoryOldEvents(ledger, runs, attempts, decisions);

    @Override
    public OldEvents oldEvents() {
        return oldEvents;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public StageRuns runs() {
        return runs;
    }

    @Override
    public FailedAttempts attempts() {
        return attempts;
    }

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return work.get();
    }
}

package dev.penstock.ledger;

import dev.penstock.claim.Claims;
import dev.penstock.event.Event;
import java.util.function.Supplier;

/** The ledger of the other modules' tests keeps the contract. */
class InMemoryLedgerTest implements LedgerContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public RecordedEvents recordedEvents() {
        return ledger;
    }

    @Override
    public Claims claims() {
        return ledger;
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void enter(Event output) {
        ledger.enter(output);
    }
}

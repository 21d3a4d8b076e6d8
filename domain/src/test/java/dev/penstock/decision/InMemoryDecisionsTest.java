package dev.penstock.decision;

import java.util.function.Supplier;

/** The decisions of the other modules' tests keep the contract. */
class InMemoryDecisionsTest implements DecisionsContract {
    private final Decisions decisions = new InMemoryDecisions();

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return work.get();
    }
}

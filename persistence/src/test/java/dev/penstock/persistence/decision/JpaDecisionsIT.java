package dev.penstock.persistence.decision;

import dev.penstock.decision.Decisions;
import dev.penstock.decision.DecisionsContract;
import dev.penstock.persistence.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** The decisions in PostgreSQL keep the contract. */
class JpaDecisionsIT implements DecisionsContract {
    private final Decisions decisions = new JpaDecisions(TestDatabase.entityManager());

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return TestDatabase.committed(work);
    }
}

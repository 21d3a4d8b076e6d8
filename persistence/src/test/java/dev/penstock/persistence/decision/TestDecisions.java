package dev.penstock.persistence.decision;

import dev.penstock.decision.Decisions;
import dev.penstock.persistence.TestDatabase;

/** Decisions for the tests of other packages: the constructor is not for them. */
public final class TestDecisions {
    private TestDecisions() {}

    public static Decisions decisions() {
        return new JpaDecisions(TestDatabase.entityManager());
    }
}

package dev.penstock.persistence.ledger;

import dev.penstock.ledger.Ledger;
import dev.penstock.persistence.TestDatabase;

/** The ledger for the tests of other packages: its constructor is not for them. */
public final class TestLedger {
    private TestLedger() {}

    public static Ledger ledger() {
        return new JpaLedger(TestDatabase.entityManager());
    }
}

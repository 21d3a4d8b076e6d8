package dev.penstock.persistence.claim;

import dev.penstock.claim.Claims;
import dev.penstock.persistence.TestDatabase;

/** The claims for the tests of other packages: their constructor is not for them. */
public final class TestClaims {
    private TestClaims() {}

    public static Claims claims() {
        return new JpaClaims(TestDatabase.entityManager());
    }
}

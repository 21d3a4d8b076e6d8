package dev.penstock.persistence.stage;

import dev.penstock.persistence.TestDatabase;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.StageRuns;

/** Runs and failed attempts for the tests of other packages: their constructors are not for them. */
public final class TestStages {
    private TestStages() {}

    public static StageRuns runs() {
        return new JpaStageRuns(TestDatabase.entityManager());
    }

    public static FailedAttempts attempts() {
        return new JpaFailedAttempts(TestDatabase.entityManager());
    }
}

package dev.penstock.work;

import dev.penstock.stage.StageName;
import java.time.Duration;

/** An attempt took longer than its stage allows. */
public final class StageTimeout extends RuntimeException {
    StageTimeout(StageName stage, Duration timeout, int events) {
        super(stage + " did not finish " + events + (events == 1 ? " event" : " events") + " within its timeout of "
                + timeout.toMillis() + " ms");
    }
}

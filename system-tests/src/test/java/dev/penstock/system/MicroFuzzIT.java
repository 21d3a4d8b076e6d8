package dev.penstock.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.system.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** The beginning of what {@code ./penstock fuzz} does, with the same engine. */
class MicroFuzzIT {
    private static final long REQUESTS = 20_000;
    private static final long SEED = 3;

    @Test
    void malformedRequestsNeitherFailNorHangNorStay() throws Exception {
        assertThat(Fuzz.run(REQUESTS, SEED, "micro", System.out)).isEmpty();
    }
}

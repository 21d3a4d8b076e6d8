package dev.penstock.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of as many tokens as a {@link Rate} allows at one moment, which fills up again at that rate. One number holds all
 * of it: the instant at which the bucket would be full, as in the
 * <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>. Lock-free.
 */
final class TokenBucket {
    private static final long SECOND_NS = 1_000_000_000L;

    private final long tokenNs;
    private final long capacityNs;
    private final AtomicLong fullAtNs;

    /** Full at first. */
    TokenBucket(Rate rate, long nowNs) {
        this.tokenNs = SECOND_NS / rate.perSecond();
        this.capacityNs = tokenNs * rate.burst();
        this.fullAtNs = new AtomicLong(nowNs);
    }

    /**
     * Takes one token.
     *
     * @param nowNs of a clock that never goes back
     * @return 0 when there was one, else how long it takes until there is one
     */
    long take(long nowNs) {
        while (true) {
            long fullAt = fullAtNs.get();
            long missingNs = Math.max(fullAt - nowNs, 0);
            long waitNs = missingNs + tokenNs - capacityNs;
            if (waitNs > 0) {
                return waitNs;
            }
            if (fullAtNs.compareAndSet(fullAt, nowNs + missingNs + tokenNs)) {
                return 0;
            }
        }
    }

    /** Gives a token back that turned out not to be needed. */
    void giveBack() {
        fullAtNs.addAndGet(-tokenNs);
    }
}

package dev.penstock.system.bench;

import java.util.Arrays;

/** How long things took. */
final class Latencies {
    private final long[] sortedNanos;

    Latencies(long[] nanos) {
        sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    /** The time within which {@code share} of them finished, in milliseconds. */
    double percentileMs(double share) {
        int index = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.min(sortedNanos.length - 1, Math.max(0, index))] / 1e6;
    }
}

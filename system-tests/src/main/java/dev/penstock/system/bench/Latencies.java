package dev.penstock.system.bench;

import java.util.Arrays;

/** How long things took. */
record Latencies(long[] sortedNanos) {
    static Latencies of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** The time within which {@code share} of them finished, in milliseconds. */
    double percentileMs(double share) {
        int index = (int) Math.min(sortedNanos.length - 1L, Math.round(Math.ceil(share * sortedNanos.length)) - 1);
        return sortedNanos[Math.max(0, index)] / 1e6;
    }
}

package dev.penstock.limit;

import java.util.concurrent.atomic.AtomicInteger;

/** So many requests at a time. Lock-free. */
final class Places {
    private final int max;
    private final AtomicInteger taken = new AtomicInteger();

    Places(int max) {
        this.max = max;
    }

    /** Takes a place, when there is one. */
    boolean take() {
        if (taken.incrementAndGet() <= max) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void giveBack() {
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }
}

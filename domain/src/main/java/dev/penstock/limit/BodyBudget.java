package dev.penstock.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies a server holds at a time, of all sources together: from the moment that a body begins to arrive until its
 * events are durable or refused. Bodies above {@value #SMALL_BYTES_MAX} bytes get three quarters of it, so that large ones never
 * shut small ones out. Lock-free.
 */
public final class BodyBudget {
    /** Of MicroProfile Config: the bytes. */
    public static final String CONFIG_KEY = "penstock.door.body-bytes-in-flight-max";

    static final long SMALL_BYTES_MAX = 64 << 10;

    /** Beside a body there are its reading, the models and the stages' data in the same heap. */
    private static final int SHARE_OF_HEAP = 8;

    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    public BodyBudget(long bytesMax) {
        if (bytesMax < 1 << 20) {
            throw new IllegalArgumentException(
                    "the budget for bodies must be 1048576 bytes or more, found " + bytesMax);
        }
        this.bytesMax = bytesMax;
    }

    /** An eighth of the largest heap that this process may have. */
    public static BodyBudget ofHeap() {
        return new BodyBudget(Math.max(1 << 20, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** Begins with one delivery. */
    public Hold hold() {
        return new Hold();
    }

    /** What all deliveries hold. */
    public long bytesTaken() {
        return taken.get();
    }

    /** What one delivery holds. For one thread at a time. */
    public final class Hold {
        private final AtomicLong held = new AtomicLong();

        private Hold() {}

        /** Takes room for so many more bytes, or takes nothing and says false. */
        public boolean take(long bytes) {
            long limit = held.get() + bytes <= SMALL_BYTES_MAX ? bytesMax : bytesMax / 4 * 3;
            if (taken.addAndGet(bytes) > limit) {
                taken.addAndGet(-bytes);
                return false;
            }
            held.addAndGet(bytes);
            return true;
        }

        /** Gives everything back; a second time there is nothing to give. */
        public void release() {
            taken.addAndGet(-held.getAndSet(0));
        }
    }
}

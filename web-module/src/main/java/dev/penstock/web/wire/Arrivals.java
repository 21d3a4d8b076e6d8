package dev.penstock.web.wire;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps requests until they are whole, so that no thread waits for a slow sender, and knows who takes too long. What is too large to be
 * kept, or waits to be asked for its body, goes on to the server before its end: such may be few at a time. Safe for use by many threads.
 *
 * @param <C> a connection
 */
final class Arrivals<C> {
    /** Of one request. */
    static final int HELD_BYTES_MAX = 64 << 10;

    private final Map<C, Arrival> connections = new ConcurrentHashMap<>();
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final LongSupplier nanoTime;
    private final Bounds bounds;

    /**
     * Where it ends.
     *
     * @param limitNs how long a request may take until it is passed on, and then until it is whole
     * @param bytesPerSecondMin a second more has what is passed on for so many bytes: large bodies may take longer, and none trickles
     * @param lingerNs how long a sender has to read its refusal before the connection is gone
     * @param heldBytesMax of all requests together
     * @param passedOnMax how many may be with the server that are not whole
     */
    record Bounds(long limitNs, long bytesPerSecondMin, long lingerNs, long heldBytesMax, int passedOnMax) {}

    /** @param nanoTime of a clock that never goes back */
    Arrivals(LongSupplier nanoTime, Bounds bounds) {
        this.nanoTime = nanoTime;
        this.bounds = bounds;
    }

    /** What becomes of bytes that came. */
    enum Next {
        HOLD,
        PASS_ON,
        DROP
    }

    /** What is done about somebody who is too slow. */
    interface Overdue<C> {
        /** Nobody else has seen the request. */
        void held(C connection);

        /** Somebody waits for its rest. */
        void passedOn(C connection);

        /** It was refused or let go, and its sender has not closed the connection since. */
        void lingering(C connection);
    }

    /**
     * Looks at bytes that came.
     *
     * @param bytes all that wait, those that were held before first
     * @throws RequestRefused when they are no request, or there is no place for it; the connection is to be closed
     */
    Next came(C connection, ByteBuffer bytes) throws RequestRefused {
        Arrival arrival = connections.computeIfAbsent(connection, key -> new Arrival());
        synchronized (arrival) {
            if (arrival.closing) {
                return Next.DROP;
            }
            try {
                return look(arrival, bytes);
            } catch (RequestRefused e) {
                boolean awaited = arrival.passedOn;
                close(arrival);
                throw awaited ? e.whileAwaited() : e;
            }
        }
    }

    private Next look(Arrival arrival, ByteBuffer bytes) throws RequestRefused {
        RequestScanner scanner = arrival.scanner;
        boolean underWay = scanner.part() != RequestScanner.Part.NONE;
        long whole = scanner.requests();
        int size = bytes.remaining();
        arrival.bytesSincePassedOn += arrival.passedOn ? size : 0;
        bytes.position(bytes.position() + arrival.heldBytes);
        scanner.take(bytes);

        boolean ends = scanner.requests() > whole;
        if (!underWay || ends) {
            arrival.sinceNs = nanoTime.getAsLong();
        }
        boolean begun = scanner.part() != RequestScanner.Part.NONE;
        if (begun && !ends && !arrival.passedOn && !scanner.expectsContinue() && hold(arrival, size)) {
            return Next.HOLD;
        }
        hold(arrival, 0);
        passOn(arrival, begun);
        return Next.PASS_ON;
    }

    private boolean hold(Arrival arrival, int size) {
        int more = size - arrival.heldBytes;
        if (size > HELD_BYTES_MAX || (heldBytes.addAndGet(more) > bounds.heldBytesMax() && more > 0)) {
            if (size <= HELD_BYTES_MAX) {
                heldBytes.addAndGet(-more);
            }
            return false;
        }
        arrival.heldBytes = size;
        return true;
    }

    private void passOn(Arrival arrival, boolean unfinished) throws RequestRefused {
        if (unfinished == arrival.passedOn) {
            return;
        }
        if (unfinished) {
            if (passedOn.incrementAndGet() > bounds.passedOnMax()) {
                passedOn.decrementAndGet();
                throw new RequestRefused(503, "TOO_MANY_SLOW", "too many bodies are on their way, try again later");
            }
            arrival.sinceNs = nanoTime.getAsLong();
            arrival.bytesSincePassedOn = 0;
        } else {
            passedOn.decrementAndGet();
        }
        arrival.passedOn = unfinished;
    }

    private void close(Arrival arrival) {
        arrival.closing = true;
        arrival.sinceNs = nanoTime.getAsLong();
        hold(arrival, 0);
        if (arrival.passedOn) {
            arrival.passedOn = false;
            passedOn.decrementAndGet();
        }
    }

    /** The connection is gone. */
    void gone(C connection) {
        Arrival arrival = connections.remove(connection);
        if (arrival != null) {
            synchronized (arrival) {
                close(arrival);
            }
        }
    }

    private long limitNs(Arrival arrival) {
        return arrival.passedOn
                ? bounds.limitNs() + TimeUnit.SECONDS.toNanos(arrival.bytesSincePassedOn / bounds.bytesPerSecondMin())
                : bounds.limitNs();
    }

    /** Names everybody who takes longer than the limit, once, and those who linger after that until they are gone. */
    void sweep(Overdue<C> overdue) {
        long nowNs = nanoTime.getAsLong();
        connections.forEach((connection, arrival) -> {
            synchronized (arrival) {
                if (arrival.closing) {
                    if (nowNs - arrival.sinceNs > bounds.lingerNs()) {
                        overdue.lingering(connection);
                    }
                    return;
                }
                boolean begun = arrival.scanner.part() != RequestScanner.Part.NONE;
                if (!begun || nowNs - arrival.sinceNs <= limitNs(arrival)) {
                    return;
                }
                boolean seen = arrival.passedOn;
                close(arrival);
                if (seen) {
                    overdue.passedOn(connection);
                } else {
                    overdue.held(connection);
                }
            }
        });
    }

    /** How many bytes are kept. */
    long heldBytes() {
        return heldBytes.get();
    }
}

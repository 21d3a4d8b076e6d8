package dev.penstock.claim;

import dev.penstock.event.EventKey;
import java.util.Collection;

/**
 * The data that events refer to: a port that persistence implements. It is written by whoever enters the event, in the same
 * transaction, and goes when the event goes.
 */
public interface Claims {
    /** The most bytes that {@link #read} has in memory at a time, besides what its caller keeps. */
    int PORTION_BYTES = 2 << 20;

    /**
     * Reads what these events' claims stand for, portion by portion. No connection is held while a part is handed over, so
     * that its receiver may take its time; nor when this returns. An event without a claim, or that is gone, has no parts.
     */
    void read(Collection<EventKey> owners, Parts parts);

    /** Receives data. */
    @FunctionalInterface
    interface Parts {
        /** The next part of an event's data; all of one event's parts come in their order, before the next event's. */
        void next(EventKey owner, byte[] part);
    }
}

package dev.penstock.claim;

import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.InlinePayload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives large data a claim, and fetches it again for whoever needs it. Safe for use by many threads. */
public final class ClaimCheck {
    private final Claims claims;
    private final int inlineBytesMax;

    /** @param inlineBytesMax data of up to this many bytes travels with its event */
    public ClaimCheck(Claims claims, int inlineBytesMax) {
        if (inlineBytesMax < 0) {
            throw new IllegalArgumentException("the inline limit must be 0 or more bytes, found " + inlineBytesMax);
        }
        this.claims = claims;
        this.inlineBytesMax = inlineBytesMax;
    }

    /** The event as it is to be recorded and published: with a claim, and the data still at hand, when it is large. */
    public Event leave(Event event) {
        return event.data() instanceof InlinePayload inline && inline.size() > inlineBytesMax ? event.claimed() : event;
    }

    /**
     * The events, in their order, with all data at hand.
     *
     * @throws LostClaim when data is not there, or not what was left
     */
    public List<Event> fetch(List<Event> events) {
        Map<EventKey, Arriving> arriving = new HashMap<>();
        for (Event event : events) {
            if (event.data() instanceof ClaimedPayload claimed && !claimed.isAtHand()) {
                arriving.put(event.key(), new Arriving(new byte[claimed.size()]));
            }
        }
        if (arriving.isEmpty()) {
            return events;
        }
        claims.read(arriving.keySet(), (owner, part) -> {
            Arriving data = arriving.get(owner);
            if (data == null || !data.take(part)) {
                throw new LostClaim(owner, "has more data than its claim says");
            }
        });
        List<Event> fetched = new ArrayList<>(events.size());
        for (Event event : events) {
            Arriving data = arriving.get(event.key());
            fetched.add(data == null ? event : fetched(event, data));
        }
        return fetched;
    }

    private static Event fetched(Event event, Arriving data) {
        if (!(event.data() instanceof ClaimedPayload claimed) || data.length < data.bytes.length) {
            throw new LostClaim(event.key(), "has " + data.length + " bytes where its claim says " + data.bytes.length);
        }
        try {
            return event.withData(claimed.with(data.bytes, event.contentType()));
        } catch (IllegalArgumentException e) {
            throw new LostClaim(event.key(), "has other data than its claim says");
        }
    }

    /** Data of a size that is known before. */
    private static final class Arriving {
        private final byte[] bytes;
        private int length;

        private Arriving(byte[] bytes) {
            this.bytes = bytes;
        }

        /** False when there is more than there should be. */
        private boolean take(byte[] part) {
            if (part.length > bytes.length - length) {
                return false;
            }
            System.arraycopy(part, 0, bytes, length, part.length);
            length += part.length;
            return true;
        }
    }
}

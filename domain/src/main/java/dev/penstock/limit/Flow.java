package dev.penstock.limit;

import org.jspecify.annotations.Nullable;

/** A rate and a number of places, of one source or of the whole server. */
public final class Flow {
    private final Passage.Scope scope;
    private final @Nullable Rate rate;
    private final @Nullable TokenBucket tokens;
    private final int requestsMax;
    private final Places places;

    private Flow(Passage.Scope scope, @Nullable Rate rate, int requestsMax, long nowNs) {
        this.scope = scope;
        this.rate = rate;
        this.tokens = rate == null ? null : new TokenBucket(rate, nowNs);
        this.requestsMax = requestsMax;
        this.places = new Places(requestsMax);
    }

    /** Of one source. */
    static Flow ofSource(Limits limits, long nowNs) {
        return new Flow(Passage.Scope.SOURCE, limits.rate(), limits.requestsMax(), nowNs);
    }

    /**
     * Of all sources of a server together.
     *
     * @param rate null for none
     */
    public static Flow ofServer(@Nullable Rate rate, int requestsMax, long nowNs) {
        return new Flow(Passage.Scope.SERVER, rate, requestsMax, nowNs);
    }

    /** Takes a token and a place, or neither. */
    Passage enter(long nowNs) {
        if (!places.take()) {
            return new Passage.TooMany(scope, requestsMax);
        }
        if (tokens != null && rate != null) {
            long waitNs = tokens.take(nowNs);
            if (waitNs > 0) {
                places.giveBack();
                return new Passage.TooFast(scope, rate, waitNs);
            }
        }
        return Passage.Granted.INSTANCE;
    }

    void leave() {
        places.giveBack();
    }

    /** Undoes {@link #enter}: the request was stopped elsewhere. */
    void undo() {
        places.giveBack();
        if (tokens != null) {
            tokens.giveBack();
        }
    }

    /** How many requests are being worked on. */
    public int inside() {
        return places.taken();
    }
}

package dev.penstock.limit;

/** Whether a request may pass a {@link Turnstile}. */
public sealed interface Passage {
    /** It may, and has taken a place until it leaves. */
    record Granted() implements Passage {
        static final Granted INSTANCE = new Granted();
    }

    /** It comes from an address that is not on the source's list. */
    record Elsewhere() implements Passage {}

    /** Too many came before it. */
    record TooFast(Scope scope, Rate rate, long waitNs) implements Passage {
        private static final long SECOND_NS = 1_000_000_000L;

        /** Whole seconds, rounded up, after which a request will find a token. */
        public long retryAfterS() {
            return (waitNs + SECOND_NS - 1) / SECOND_NS;
        }
    }

    /** Too many are being worked on. */
    record TooMany(Scope scope, int requestsMax) implements Passage {}

    /** Whose limit it is. */
    enum Scope {
        SOURCE("this source"),
        SERVER("this server");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}

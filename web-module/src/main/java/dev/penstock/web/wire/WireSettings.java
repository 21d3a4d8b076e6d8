package dev.penstock.web.wire;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is configured of the wire.
 *
 * @param guarded whether requests are checked and collected before the server reads them
 * @param limitMs how long a request may take to arrive, from its first byte to its last
 */
record WireSettings(boolean guarded, long limitMs) {
    /** Of MicroProfile Config: seconds. */
    static final String SECONDS_KEY = "penstock.limits.request-seconds";

    /** Of MicroProfile Config: {@code on} or {@code off}. */
    static final String GUARD_KEY = "penstock.wire.guard";

    static final int SECONDS_MAX = 3_600;

    /** The server itself closes a connection, without a word, on which its HTTP layer has seen nothing for 30 s. */
    private static final int SECONDS_DEFAULT = 20;

    /**
     * Reads it.
     *
     * @param config values by key
     * @throws IllegalArgumentException names the key, what was found and what is allowed
     */
    static WireSettings of(Function<String, Optional<String>> config) {
        String guard = config.apply(GUARD_KEY).orElse("on");
        if (!guard.equals("on") && !guard.equals("off")) {
            throw new IllegalArgumentException(GUARD_KEY + " is on or off, found " + guard);
        }
        String seconds = config.apply(SECONDS_KEY).orElse(Integer.toString(SECONDS_DEFAULT));
        if (!seconds.matches("[0-9]{1,4}")
                || Integer.parseInt(seconds) < 1
                || Integer.parseInt(seconds) > SECONDS_MAX) {
            throw new IllegalArgumentException(SECONDS_KEY + " is 1 to " + SECONDS_MAX + ", found " + seconds);
        }
        return new WireSettings(guard.equals("on"), Integer.parseInt(seconds) * 1_000L);
    }
}

package dev.penstock.purge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger may forget: a port that persistence implements. Each call that forgets is one short transaction of its own. Only
 * one server forgets at a time; the others are told so and need not wait.
 */
public interface OldEvents {
    /** The most in one call. */
    int ROOTS_MAX = 1_000;

    /** Whose webhooks are on record, defined or not, by name. */
    List<String> sources();

    /**
     * Forgets the oldest webhooks of a source with all that was made from them: events, runs, failed attempts, decisions.
     *
     * @param from when the oldest came that may still be there: what is older need not be searched for
     * @param before what came then or later stays
     * @param limit 1 to {@value #ROOTS_MAX} webhooks
     * @return empty when another server is forgetting
     */
    Optional<Purged> purge(String source, Instant from, Instant before, int limit);

    /**
     * Forgets what stages published before that time, together with its root. The root has usually been forgotten long ago: a dead
     * letter that was redriven afterwards leaves such events.
     *
     * @param limit 1 to {@value #ROOTS_MAX} roots
     * @return empty when another server is forgetting
     */
    Optional<Purged> purgeStray(Instant before, int limit);

    /** When the oldest webhook came that is on record. */
    Optional<Instant> oldest();
}

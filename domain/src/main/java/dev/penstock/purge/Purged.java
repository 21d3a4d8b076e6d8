package dev.penstock.purge;

import java.time.Instant;

/**
 * What one transaction has forgotten.
 *
 * @param roots webhooks
 * @param events rows of events, the webhooks among them
 * @param runs of stages
 * @param attempts that failed
 * @param decisions about the webhooks
 * @param reached when the newest of the webhooks came; where there was none, whence the search began
 */
public record Purged(int roots, int events, int runs, int attempts, int decisions, Instant reached) {
    public static Purged nothing(Instant from) {
        return new Purged(0, 0, 0, 0, 0, from);
    }
}

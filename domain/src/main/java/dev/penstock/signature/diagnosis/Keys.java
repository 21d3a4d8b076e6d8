package dev.penstock.signature.diagnosis;

import dev.penstock.signature.Secret;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The secrets that a sender may have signed with.
 *
 * @param active those that this source accepts
 * @param ended those that it accepted before
 * @param others of other sources
 */
public record Keys(List<Secret> active, List<Ended> ended, Collection<Secret> others) {
    public Keys {
        active = List.copyOf(active);
        ended = List.copyOf(ended);
        others = List.copyOf(others);
    }

    /**
     * A secret that is not accepted any more.
     *
     * @param key its name in the configuration
     * @param at when it ended
     */
    public record Ended(String key, Secret secret, Instant at) {}
}

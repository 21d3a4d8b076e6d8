package dev.penstock.source;

import dev.penstock.signature.Secret;
import dev.penstock.signature.diagnosis.Keys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source's secrets with their ends. Immutable: a rotation makes another. Ends are compared with the time at which a delivery
 * came, so that a secret ends on the instant, whatever refreshes late.
 *
 * @param held the one that was made active last first
 */
record Keyring(List<Held> held) {
    Keyring {
        held = List.copyOf(held);
    }

    /** @param until null while no end is known */
    record Held(String key, Secret secret, @Nullable Instant until) {
        boolean endedAt(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    List<Secret> activeAt(Instant now) {
        return held.stream().filter(one -> !one.endedAt(now)).map(Held::secret).toList();
    }

    /** For a diagnosis only. */
    List<Keys.Ended> endedAt(Instant now) {
        return held.stream()
                .filter(one -> one.endedAt(now) && one.until() != null)
                .map(one -> new Keys.Ended(one.key(), one.secret(), one.until()))
                .toList();
    }
}

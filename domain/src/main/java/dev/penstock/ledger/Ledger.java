package dev.penstock.ledger;

import dev.penstock.event.EventKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every event: a port that persistence implements. */
public interface Ledger {
    /**
     * Records what messages brought, in the caller's transaction; data that has a claim is left beside its event. An event that is
     * known already is left as it is.
     *
     * @return the messages' ids whose event was recorded by that very message, now or at an earlier delivery whose
     *     transaction did not reach the broker: their events are to be sent on. The others are duplicates.
     */
    Set<String> record(List<Receipt> receipts);

    Optional<LedgerEntry> find(EventKey key);

    /** The event that a claim belongs to. */
    Optional<LedgerEntry> findByClaim(String claimId);

    /** These events and all that was made from them, oldest first. */
    List<LedgerEntry> withOffspring(Collection<EventKey> roots);

    /**
     * Root events, newest first.
     *
     * @param source of this source only; null for all
     * @param before received earlier than this only
     * @param limit 1 to 1,000
     */
    List<LedgerEntry> newestRoots(@Nullable String source, Instant before, int limit);
}

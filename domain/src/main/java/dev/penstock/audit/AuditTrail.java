package dev.penstock.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All acts of operators, for good: a port that persistence implements. */
public interface AuditTrail {
    /** Adds an entry, in the caller's transaction: it stands when, and only when, the change that it tells of does. */
    void add(AuditEntry entry);

    /** The newest first. */
    List<Kept> newest(Query query);

    /** @param number grows with every entry */
    record Kept(long number, AuditEntry entry) {}

    /**
     * Which entries are wanted: null where it does not matter.
     *
     * @param before entries with a smaller number only
     * @param limit 1 or more
     */
    record Query(
            @Nullable String who,
            @Nullable String what,
            @Nullable String on,
            @Nullable Instant since,
            @Nullable Long before,
            int limit) {
        public static Query newest(int limit) {
            return new Query(null, null, null, null, null, limit);
        }
    }
}

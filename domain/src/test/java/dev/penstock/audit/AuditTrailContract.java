package dev.penstock.audit;

import static dev.penstock.event.SampleEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.audit.AuditTrail.Kept;
import dev.penstock.audit.AuditTrail.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the audit promises: entries come back as they were, the newest first, and can be searched page by page. */
public interface AuditTrailContract {
    /** Empty at the beginning of each test. */
    AuditTrail trail();

    /** Does the work as the container would: in a transaction of its own. */
    void commit(Runnable work);

    private static AuditEntry entry(String who, String what, String on, Instant time) {
        return AuditEntry.of(time, who, what, on, Map.of("key", "a \"b\" é😀", "old", ""));
    }

    private void add(AuditEntry... entries) {
        commit(() -> List.of(entries).forEach(trail()::add));
    }

    private List<AuditEntry> found(
            @Nullable String who, @Nullable String what, @Nullable String on, @Nullable Instant since) {
        return trail().newest(new Query(who, what, on, since, null, 10)).stream()
                .map(Kept::entry)
                .toList();
    }

    @Test
    default void entriesComeBackAsTheyWereTheNewestFirst() {
        AuditEntry first = entry("ann", "secret.rotate", "source/github", NOON);
        AuditEntry second = entry("bob", "secret.end", "source/github", NOON.plusSeconds(1));
        add(first, second);

        assertThat(found(null, null, null, null)).containsExactly(second, first);
    }

    @Test
    default void theyAreFoundByWhoWhatWhereAndWhen() {
        AuditEntry first = entry("ann", "secret.rotate", "source/github", NOON);
        AuditEntry second = entry("bob", "secret.end", "source/shop", NOON.plusSeconds(1));
        add(first, second);

        assertThat(found("ann", null, null, null)).containsExactly(first);
        assertThat(found(null, "secret.end", null, null)).containsExactly(second);
        assertThat(found(null, null, "source/github", null)).containsExactly(first);
        assertThat(found(null, null, null, NOON.plusSeconds(1))).containsExactly(second);
        assertThat(found("ann", "secret.end", null, null)).isEmpty();
    }

    @Test
    default void theNextPageIsBeforeTheLastOnesNumber() {
        AuditEntry first = entry("ann", "a", "x", NOON);
        AuditEntry second = entry("ann", "b", "x", NOON);
        AuditEntry third = entry("ann", "c", "x", NOON);
        add(first, second, third);

        List<Kept> page = trail().newest(Query.newest(2));
        Query rest = new Query(null, null, null, null, page.get(1).number(), 2);

        assertThat(page).extracting(Kept::entry).containsExactly(third, second);
        assertThat(trail().newest(rest)).extracting(Kept::entry).containsExactly(first);
    }
}

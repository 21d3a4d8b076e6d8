package dev.penstock.ledger;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.claim.Claims;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.SampleEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger that forgets at the end of the process, and knows no transactions. */
public final class InMemoryLedger implements Ledger, RecordedEvents, Claims {
    private static final int ROWS_MAX = 1_000;

    private static final Comparator<LedgerEntry> OLDEST_FIRST = Comparator.comparing(
                    (LedgerEntry entry) -> entry.event().time())
            .thenComparing(entry -> entry.event().key());

    private record Row(LedgerEntry entry, @Nullable String messageId) {}

    /** Small, so that ordinary tests see several. */
    private static final int PART_BYTES = 4 << 10;

    private final Map<EventKey, Row> rows = new LinkedHashMap<>();
    private final Map<EventKey, byte[]> left = new HashMap<>();

    @Override
    public synchronized Set<String> record(List<Receipt> receipts) {
        Set<String> sentOn = new HashSet<>();
        for (Receipt receipt : receipts) {
            EventStatus status = receipt.violations().isEmpty() ? EventStatus.PUBLISHED : EventStatus.INVALID;
            Row row = rows.computeIfAbsent(
                    receipt.event().key(),
                    key -> new Row(
                            new LedgerEntry(leave(receipt.event()), status, receipt.violations()),
                            receipt.messageId()));
            if (receipt.messageId().equals(row.messageId())) {
                sentOn.add(receipt.messageId());
            }
        }
        return sentOn;
    }

    /** Enters a stage's output. */
    public synchronized void enter(Event output) {
        rows.computeIfAbsent(
                output.key(), key -> new Row(new LedgerEntry(leave(output), EventStatus.PUBLISHED, List.of()), null));
    }

    /** The event without the data that it has a claim to. */
    private Event leave(Event event) {
        if (event.data() instanceof ClaimedPayload claimed && claimed.isAtHand()) {
            left.put(event.key(), claimed.bytes());
            return event.withData(ClaimedPayload.of(claimed.claim()));
        }
        return event;
    }

    @Override
    public synchronized void read(Collection<EventKey> owners, Parts parts) {
        owners.stream().distinct().sorted().filter(left::containsKey).forEach(owner -> {
            byte[] data = Objects.requireNonNull(left.get(owner));
            for (int start = 0; start < data.length; start += PART_BYTES) {
                parts.next(owner, Arrays.copyOfRange(data, start, Math.min(data.length, start + PART_BYTES)));
            }
        });
    }

    @Override
    public synchronized Optional<LedgerEntry> findByClaim(String claimId) {
        return entries()
                .filter(entry -> entry.event().data() instanceof ClaimedPayload claimed
                        && claimed.claim().id().equals(claimId))
                .findFirst();
    }

    @Override
    public synchronized Optional<LedgerEntry> find(EventKey key) {
        return Optional.ofNullable(rows.get(key)).map(Row::entry);
    }

    @Override
    public synchronized List<LedgerEntry> withOffspring(Collection<EventKey> roots) {
        if (roots.size() > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "a query takes " + ROWS_MAX + " events at the most, found " + roots.size());
        }
        return entries()
                .filter(entry -> roots.contains(
                        entry.event().isRoot()
                                ? entry.event().key()
                                : entry.event().correlation()))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> newestRoots(@Nullable String source, Instant before, int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + ROWS_MAX + ", found " + limit);
        }
        return entries()
                .filter(entry -> entry.event().isRoot())
                .filter(entry -> source == null || entry.event().key().source().equals(source))
                .filter(entry -> entry.event().time().isBefore(before))
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void newestOfType(String type, int limit, Consumer<Event> each) {
        newestFirst()
                .filter(event -> event.type().equals(type))
                .limit(limit)
                .forEach(event -> new ClaimCheck(this, Integer.MAX_VALUE)
                        .fetch(List.of(event))
                        .forEach(each));
    }

    @Override
    public void newestWithoutData(String type, Predicate<Event> whileTrue) {
        show(event -> event.type().equals(type), whileTrue);
    }

    @Override
    public void newestOfSource(String source, Predicate<Event> whileTrue) {
        show(event -> event.isRoot() && event.key().source().equals(source), whileTrue);
    }

    private void show(Predicate<Event> meant, Predicate<Event> whileTrue) {
        for (Event event : newestFirst().filter(meant).toList()) {
            if (!whileTrue.test(withoutData(event))) {
                return;
            }
        }
    }

    private static Event withoutData(Event event) {
        return SampleEvents.withData(event, new byte[0]);
    }

    private synchronized Stream<Event> newestFirst() {
        return entries().sorted(OLDEST_FIRST.reversed()).map(LedgerEntry::event).toList().stream();
    }

    /** A copy, in the order of recording. */
    public synchronized List<Event> all() {
        return entries().map(LedgerEntry::event).toList();
    }

    /** How many of these there were. */
    public synchronized int forget(Set<EventKey> keys) {
        int before = rows.size();
        rows.keySet().removeAll(keys);
        return before - rows.size();
    }

    private Stream<LedgerEntry> entries() {
        return rows.values().stream().map(Row::entry);
    }
}

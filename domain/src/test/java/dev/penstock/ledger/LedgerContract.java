package dev.penstock.ledger;

import static dev.penstock.event.SampleEvents.NOON;
import static dev.penstock.event.SampleEvents.output;
import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withAttributes;
import static dev.penstock.event.SampleEvents.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.claim.ClaimCheck;
import dev.penstock.claim.Claims;
import dev.penstock.contract.AtOnce;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.schema.Violation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger promises: each event once, sent on by the message that brought it, and found as it was recorded. */
public interface LedgerContract {
    /** Empty at the beginning of each test. */
    Ledger ledger();

    /** The same events for whoever tries something on them. */
    RecordedEvents recordedEvents();

    /** The data that events refer to. */
    Claims claims();

    /** Does the work in one transaction, and commits. */
    <T> T committed(Supplier<T> work);

    /** Enters a stage's output. */
    void enter(Event output);

    private Set<String> record(Receipt... receipts) {
        return committed(() -> ledger().record(List.of(receipts)));
    }

    private static Receipt receipt(Event event, String messageId) {
        return new Receipt(event, messageId, List.of());
    }

    @Test
    default void anEventIsSentOnByTheMessageThatBroughtIt() {
        assertThat(record(receipt(root("github", "1"), "m1"))).containsExactly("m1");
    }

    @Test
    default void nothingIsRecordedOfNothing() {
        assertThat(record()).isEmpty();
    }

    @Test
    default void aMessageThatIsDeliveredAgainIsSentOnAgain() {
        record(receipt(root("github", "1"), "m1"));

        assertThat(record(receipt(root("github", "1"), "m1"))).containsExactly("m1");
    }

    @Test
    default void anotherMessageWithTheSameEventIsADuplicate() {
        record(receipt(root("github", "1"), "m1"));

        assertThat(record(receipt(root("github", "1"), "m2"))).isEmpty();
    }

    @Test
    default void theSameIdFromAnotherSourceIsAnotherEvent() {
        record(receipt(root("github", "1"), "m1"));

        assertThat(record(receipt(root("stripe", "1"), "m2"))).containsExactly("m2");
    }

    @Test
    default void ofTwoCopiesInOneBatchOneIsSentOn() {
        assertThat(record(
                        receipt(root("github", "2"), "m3"),
                        receipt(root("github", "1"), "m1"),
                        receipt(root("github", "1"), "m2")))
                .containsExactlyInAnyOrder("m1", "m3");
    }

    @Test
    default void aBatchTellsNewRedeliveredAndDuplicateApart() {
        record(receipt(root("github", "1"), "m1"), receipt(root("github", "2"), "m2"));

        assertThat(record(
                        receipt(root("github", "1"), "m1"),
                        receipt(root("github", "2"), "m9"),
                        receipt(root("github", "3"), "m3")))
                .containsExactlyInAnyOrder("m1", "m3");
    }

    @Test
    default void aDuplicateLeavesTheRecordedEventAsItIs() {
        Event first = root("github", "1");
        record(receipt(first, "m1"));
        record(receipt(withData(first, new byte[] {1}), "m2"));

        assertThat(ledger().find(first.key())).contains(new LedgerEntry(first, EventStatus.PUBLISHED, List.of()));
    }

    @Test
    default void anEventThatViolatesItsSchemaIsRecordedAsInvalid() {
        Event event = root("github", "1");
        List<Violation> violations = List.of(
                new Violation("/text", "required", "must have \"text\""), new Violation("", "type", "an object"));

        assertThat(committed(() -> ledger().record(List.of(new Receipt(event, "m1", violations)))))
                .containsExactly("m1");
        assertThat(ledger().find(event.key())).contains(new LedgerEntry(event, EventStatus.INVALID, violations));
    }

    @Test
    default void whatNobodyRecordedIsNotFound() {
        assertThat(ledger().find(new EventKey("github", "1"))).isEmpty();
    }

    @Test
    default void everyByteOfAPayloadIsKept() {
        byte[] bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(value -> bytes[value] = (byte) value);
        Event event = withData(root("github", "1"), bytes);
        record(receipt(event, "m1"));

        assertThat(ledger().find(event.key()).orElseThrow().event().data().bytes())
                .containsExactly(bytes);
    }

    @Test
    default void anEmptyPayloadIsKept() {
        Event event = withData(root("github", "1"), new byte[0]);
        record(receipt(event, "m1"));

        assertThat(ledger().find(event.key()).orElseThrow().event()).isEqualTo(event);
    }

    private static byte[] large(int seed) {
        byte[] bytes = new byte[5 * 1_024 * 1_024 + 7];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Map<EventKey, byte[]> read(EventKey... owners) {
        Map<EventKey, ByteArrayOutputStream> parts = new LinkedHashMap<>();
        claims().read(
                        List.of(owners),
                        (owner, part) -> parts.computeIfAbsent(owner, first -> new ByteArrayOutputStream())
                                .writeBytes(part));
        Map<EventKey, byte[]> data = new LinkedHashMap<>();
        parts.forEach((owner, bytes) -> data.put(owner, bytes.toByteArray()));
        return data;
    }

    @Test
    default void largeDataIsLeftBesideItsEventAndFetchedByteForByte() {
        Event first = withData(root("github", "1"), large(1)).claimed();
        Event second = withData(root("github", "2"), large(2)).claimed();
        Event small = root("github", "3");
        record(receipt(second, "m2"), receipt(small, "m3"), receipt(first, "m1"));

        Event found = ledger().find(first.key()).orElseThrow().event();
        assertThat(found).isEqualTo(first);
        assertThat(((ClaimedPayload) found.data()).isAtHand()).isFalse();
        assertThat(new ClaimCheck(claims(), 0)
                        .fetch(List.of(found, small)).stream()
                                .map(event -> event.data().bytes())
                                .toList())
                .containsExactly(large(1), small.data().bytes());
        assertThat(read(second.key(), small.key(), first.key())).containsOnlyKeys(first.key(), second.key());
        assertThat(read(second.key()).get(second.key())).isEqualTo(large(2));
    }

    @Test
    default void anEventIsFoundByItsClaim() {
        Event event = withData(root("github", "1"), large(1)).claimed();
        record(receipt(event, "m1"), receipt(root("github", "2"), "m2"));
        String claim = ((ClaimedPayload) event.data()).claim().id();

        assertThat(ledger().findByClaim(claim).map(LedgerEntry::event)).contains(event);
        assertThat(ledger().findByClaim("00000000-0000-8000-8000-000000000000")).isEmpty();
    }

    @Test
    default void ofTwoThatClaimDifferentDataForOneEventTheFirstIsKept() {
        Event event = withData(root("github", "1"), large(1)).claimed();
        Event other = withData(root("github", "1"), new byte[8 * 1_024 * 1_024]).claimed();

        assertThat(record(receipt(event, "m1"), receipt(other, "m2"))).hasSize(1);
        record(receipt(other, "m3"));
        record(receipt(event, "m1"));

        byte[] kept = Objects.requireNonNull(read(event.key()).get(event.key()));
        Event found = ledger().find(event.key()).orElseThrow().event();
        assertThat(found.data().size()).isEqualTo(kept.length);
        assertThat(new ClaimCheck(claims(), 0)
                        .fetch(List.of(found))
                        .get(0)
                        .data()
                        .bytes())
                .isEqualTo(kept);
    }

    @Test
    default void aStagesLargeOutputIsLeftToo() {
        Event output = withData(output("score", root("github", "1")), large(3)).claimed();
        enter(output);
        enter(output);

        assertThat(read(output.key()).get(output.key())).isEqualTo(large(3));
    }

    @Test
    default void whoTriesSomethingOnRecordedEventsSeesTheirLargeDataToo() {
        Event event = withData(root("github", "1"), large(1)).claimed();
        record(receipt(event, "m1"));
        List<byte[]> seen = new ArrayList<>();

        recordedEvents()
                .newestOfType(event.type(), 10, each -> seen.add(each.data().bytes()));

        assertThat(seen).containsExactly(large(1));
    }

    @Test
    default void attributesKeepTheirTypes() {
        Event event = withAttributes(
                root("github", "1"),
                Map.of(
                        "text",
                        "\u0000 'quoted' \"twice\" \\ {} é 漢 😀, NULL",
                        "empty",
                        "",
                        "whole",
                        Long.MAX_VALUE,
                        "round",
                        1.0,
                        "large",
                        1.0e10,
                        "tiny",
                        Double.MIN_VALUE,
                        "yes",
                        true));
        record(receipt(event, "m1"));

        assertThat(ledger().find(event.key()).orElseThrow().event().attributes())
                .isEqualTo(event.attributes());
    }

    @Test
    default void anEventIsFoundAsItWasRecordedWithTheMicrosecondsOfItsTime() {
        Event event = root("github", "a {strange}, \"quoted\" \\ NULL id", NOON.plusNanos(999));
        record(receipt(event, "m1"));

        assertThat(ledger().find(event.key()).orElseThrow().event()).isEqualTo(event);
        assertThat(event.time()).isEqualTo(NOON);
    }

    @Test
    default void rootsAreFoundWithAllThatWasMadeFromThemOldestFirst() {
        Event first = root("github", "1", NOON);
        Event second = root("github", "2", NOON.plusSeconds(1).plusMillis(500));
        record(receipt(second, "m2"), receipt(first, "m1"), receipt(root("github", "3"), "m3"));
        Event scored = output("score", first);
        Event decided = output("decide", scored);
        enter(decided);
        enter(scored);

        assertThat(ledger().withOffspring(List.of(second.key(), first.key(), first.key())))
                .extracting(LedgerEntry::event)
                .containsExactly(first, scored, second, decided);
        assertThat(ledger().withOffspring(List.of())).isEmpty();
    }

    @Test
    default void newestRootsComeFirstAndOutputsNever() {
        List<Event> roots = IntStream.range(0, 5)
                .mapToObj(n -> root(n % 2 == 0 ? "github" : "stripe", "" + n, NOON.plusSeconds(n)))
                .toList();
        roots.forEach(root -> record(receipt(root, "m" + root.key().id())));
        enter(output("score", roots.get(4)));

        assertThat(ledger().newestRoots(null, NOON.plusSeconds(60), 3))
                .extracting(entry -> entry.event().key().id())
                .containsExactly("4", "3", "2");
        assertThat(ledger().newestRoots("github", NOON.plusSeconds(4), 10))
                .extracting(entry -> entry.event().key().id())
                .containsExactly("2", "0");
    }

    @Test
    default void newestRootsAreLimited() {
        assertThatThrownBy(() -> ledger().newestRoots(null, NOON, 0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> ledger().newestRoots(null, NOON, 1_001)).hasMessageContaining("found 1001");
    }

    @Test
    default void ofManyWhoRecordTheSameEventsAtOnceOneSendsEachOn() throws Exception {
        int events = 100;

        List<Set<String>> sentOn = AtOnce.results((round, thread) -> {
            List<Receipt> receipts = new ArrayList<>();
            IntStream.range(0, events)
                    .mapToObj(n -> round + "-" + n)
                    .forEach(id -> receipts.add(receipt(root("github", id), thread + ":" + id)));
            Collections.shuffle(receipts);
            return committed(() -> ledger().record(receipts));
        });

        assertThat(sentOn.stream().flatMap(Set::stream))
                .extracting(messageId -> messageId.substring(messageId.indexOf(':') + 1))
                .hasSize(AtOnce.ROUNDS * events)
                .doesNotHaveDuplicates();
    }

    @Test
    default void moreThanAThousandKeysAreRefused() {
        Collection<EventKey> keys = IntStream.range(0, 1_001)
                .mapToObj(n -> new EventKey("github", "" + n))
                .toList();

        assertThatThrownBy(() -> ledger().withOffspring(keys)).hasMessageContaining("found 1001");
    }

    @Test
    default void theNewestEventsOfATypeAreReadOnAndOnHoweverManyThereAre() {
        int events = 450;
        // several share a time, so that the order of their keys must carry the reading on
        IntStream.range(0, events)
                .forEach(n ->
                        record(receipt(root("github", String.format("%04d", n), NOON.plusSeconds(n / 7)), "m" + n)));
        String type = root("github", "1").type();
        List<String> ids = new ArrayList<>();

        recordedEvents().newestOfType(type, 1_000, event -> ids.add(event.key().id()));

        assertThat(ids).hasSize(events).doesNotHaveDuplicates();
        assertThat(ids).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    default void noMoreEventsOfATypeAreReadThanAskedFor() {
        IntStream.range(0, 5).forEach(n -> record(receipt(root("github", "" + n, NOON.plusSeconds(n)), "m" + n)));
        List<String> ids = new ArrayList<>();

        recordedEvents()
                .newestOfType(
                        root("github", "1").type(),
                        2,
                        event -> ids.add(event.key().id()));
        recordedEvents().newestOfType("another.type", 2, event -> ids.add("never"));

        assertThat(ids).containsExactly("4", "3");
    }

    @Test
    default void theWebhooksOfASourceAreReadWithoutTheirDataUntilEnoughIsSeen() {
        int events = 1_250;
        committed(() -> ledger().record(IntStream.range(0, 1_000)
                .mapToObj(LedgerContract::numbered)
                .toList()));
        committed(() -> ledger().record(IntStream.range(1_000, events)
                .mapToObj(LedgerContract::numbered)
                .toList()));
        record(receipt(root("stripe", "1", NOON.plusSeconds(900)), "other"));
        enter(output("score", root("github", "0001")));
        List<Event> all = new ArrayList<>();
        List<Event> some = new ArrayList<>();

        recordedEvents().newestOfSource("github", all::add);
        recordedEvents().newestOfSource("github", event -> {
            some.add(event);
            return some.size() < 3;
        });

        assertThat(all).hasSize(events).doesNotHaveDuplicates();
        assertThat(all).extracting(event -> event.key().id()).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(all).allSatisfy(event -> {
            assertThat(event.data().bytes()).isEmpty();
            assertThat(event.attributes()).containsEntry("kind", "comment");
        });
        assertThat(some).isEqualTo(all.subList(0, 3));
    }

    private static Receipt numbered(int n) {
        // several share a time, so that the order of their keys must carry the reading on
        return receipt(root("github", String.format("%04d", n), NOON.plusSeconds(n / 7)), "m" + n);
    }

    @Test
    default void theEventsOfATypeAreReadWithoutTheirDataWhoeverPublishedThem() {
        Event first = root("github", "1");
        Event second =
                withData(root("stripe", "1", NOON.plusSeconds(1)), large(1)).claimed();
        record(receipt(first, "m1"), receipt(second, "m2"));
        enter(output("score", first));
        List<Event> submitted = new ArrayList<>();
        List<Event> scored = new ArrayList<>();

        recordedEvents().newestWithoutData(first.type(), submitted::add);
        recordedEvents().newestWithoutData("content.scored", scored::add);

        assertThat(submitted).extracting(event -> event.key().source()).containsExactly("stripe", "github");
        assertThat(submitted)
                .allSatisfy(event -> assertThat(event.data().bytes()).isEmpty());
        assertThat(scored)
                .extracting(event -> event.key().source(), Event::correlation)
                .containsExactly(tuple("moderation.score", first.key()));
        assertThat(scored.get(0).data().bytes()).isEmpty();
    }
}

package dev.penstock.claim;

import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.ledger.InMemoryLedger;
import dev.penstock.ledger.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data that is left and fetched, and what is said when it is gone. */
class ClaimCheckTest {
    private static final int INLINE_BYTES_MAX = 100;

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ClaimCheck check = new ClaimCheck(ledger, INLINE_BYTES_MAX);

    private Event travelling(Event event) {
        Event left = check.leave(event);
        ledger.record(List.of(new Receipt(left, "m-" + event.key().id(), List.of())));
        return ledger.find(event.key()).orElseThrow().event();
    }

    @Test
    void dataUpToTheLimitTravelsWithItsEvent() {
        Event small = withData(root("github", "1"), new byte[INLINE_BYTES_MAX]);

        assertThat(check.leave(small)).isSameAs(small);
        assertThat(check.fetch(List.of(small))).containsExactly(small);
    }

    @Test
    void largerDataIsLeftAndStillAtHandForWhoeverLeavesIt() {
        Event left = check.leave(withData(root("github", "1"), new byte[INLINE_BYTES_MAX + 1]));

        assertThat(left.data())
                .isInstanceOfSatisfying(
                        ClaimedPayload.class,
                        data -> assertThat(data.isAtHand()).isTrue());
        assertThat(check.leave(left)).isSameAs(left);
        assertThat(check.fetch(List.of(left))).containsExactly(left);
    }

    @Test
    void fetchedEventsKeepTheirOrderAndTheirClaims() {
        Event large = travelling(withData(root("github", "2"), new byte[10_000]));
        Event small = travelling(root("github", "1"));
        Event larger = travelling(withData(root("github", "0"), new byte[20_000]));

        List<Event> fetched = check.fetch(List.of(large, small, larger, large));

        assertThat(fetched).containsExactly(large, small, larger, large);
        assertThat(fetched)
                .extracting(event -> event.data().bytes().length)
                .containsExactly(10_000, 26, 20_000, 10_000);
    }

    @Test
    void dataThatIsGoneOrChangedIsSaidToBe() {
        Event left = withData(root("github", "1"), new byte[10_000]).claimed();
        Event unknown = left.withData(ClaimedPayload.of(((ClaimedPayload) left.data()).claim()));

        assertThatThrownBy(() -> check.fetch(List.of(unknown)))
                .isInstanceOf(LostClaim.class)
                .hasMessage("event github/1 has 0 bytes where its claim says 10000; it may have been purged");

        travelling(withData(root("github", "1"), new byte[10_001]));
        assertThatThrownBy(() -> check.fetch(List.of(unknown))).hasMessageContaining("has more data");
    }

    @Test
    void otherDataOfTheSameSizeIsNotTakenForTheData() {
        Event left = withData(root("github", "1"), new byte[10_000]).claimed();
        byte[] other = new byte[10_000];
        other[9_999] = 1;
        travelling(withData(root("github", "1"), other));

        assertThatThrownBy(() ->
                        check.fetch(List.of(left.withData(ClaimedPayload.of(((ClaimedPayload) left.data()).claim())))))
                .isInstanceOf(LostClaim.class)
                .hasMessageContaining("has other data than its claim says");
    }
}

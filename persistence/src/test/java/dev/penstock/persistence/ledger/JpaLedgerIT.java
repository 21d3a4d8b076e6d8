package dev.penstock.persistence.ledger;

import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withAttributes;
import static dev.penstock.event.SampleEvents.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.claim.Claims;
import dev.penstock.event.Event;
import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.LedgerContract;
import dev.penstock.ledger.Receipt;
import dev.penstock.ledger.RecordedEvents;
import dev.penstock.persistence.TestDatabase;
import dev.penstock.persistence.claim.TestClaims;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger in PostgreSQL keeps the contract, and what only transactions can show. */
class JpaLedgerIT implements LedgerContract {
    private final EntityManager entityManager = TestDatabase.entityManager();
    private final Ledger ledger = new JpaLedger(entityManager);

    @BeforeEach
    void clear() {
        TestDatabase.clear();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public RecordedEvents recordedEvents() {
        return new JpaRecordedEvents(entityManager, claims());
    }

    @Override
    public Claims claims() {
        return TestClaims.claims();
    }

    @Override
    public <T> T committed(Supplier<T> work) {
        return TestDatabase.committed(work);
    }

    @Override
    public void enter(Event output) {
        TestDatabase.commit(() -> EventTable.enterOutputs(entityManager, List.of(output)));
    }

    @Test
    void whatWasRolledBackIsRecordedByTheNextWhoBringsIt() {
        Event event = root("github", "1");
        TestDatabase.rolledBack(() -> ledger.record(List.of(new Receipt(event, "m1", List.of()))));

        assertThat(ledger.find(event.key())).isEmpty();
        assertThat(committed(() -> ledger.record(List.of(new Receipt(event, "m2", List.of())))))
                .containsExactly("m2");
    }

    @Test
    void largeDataStandsBesideItsEventAndGoesWithIt() {
        Event event = withData(root("github", "1"), new byte[600_000]).claimed();
        committed(() -> ledger.record(List.of(new Receipt(event, "m1", List.of()))));

        assertThat(count("SELECT count(*) FROM event WHERE payload IS NULL AND claim_bytes = 600000"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM claim_part")).isEqualTo(3);

        TestDatabase.execute("DELETE FROM event WHERE source = 'github' AND id = '1'");
        assertThat(count("SELECT count(*) FROM claim_part")).isZero();
    }

    @Test
    void largeDataOfATransactionThatFailedIsNotLeftBehind() {
        Event event = withData(root("github", "1"), new byte[600_000]).claimed();
        TestDatabase.rolledBack(() -> ledger.record(List.of(new Receipt(event, "m1", List.of()))));

        assertThat(count("SELECT count(*) FROM claim_part")).isZero();
    }

    private long count(String sql) {
        return ((Number) entityManager.createNativeQuery(sql).getSingleResult()).longValue();
    }

    @Test
    void aThousandEventsAreRecordedAtOnceAndMoreAreRefused() {
        List<Receipt> receipts = IntStream.rangeClosed(0, 1_000)
                .mapToObj(n -> new Receipt(root("github", "" + n), "m" + n, List.of()))
                .toList();

        assertThat(committed(() -> ledger.record(receipts.subList(0, 1_000)))).hasSize(1_000);
        assertThatThrownBy(() -> committed(() -> ledger.record(receipts))).hasMessageContaining("found 1001");
    }

    @Test
    void anAttributeThatJsonCannotHoldIsRefused() {
        Event event = withAttributes(root("github", "1"), Map.of("score", Double.NaN));

        assertThatThrownBy(() -> committed(() -> ledger.record(List.of(new Receipt(event, "m1", List.of())))))
                .hasMessage("attribute 'score' must be finite, found NaN");
    }
}

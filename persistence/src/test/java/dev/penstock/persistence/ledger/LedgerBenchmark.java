package dev.penstock.persistence.ledger;

import static dev.penstock.event.SampleEvents.root;
import static dev.penstock.event.SampleEvents.withData;

import dev.penstock.ledger.Ledger;
import dev.penstock.ledger.Receipt;
import dev.penstock.persistence.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Prints how many events of 2 KiB a second one thread records, by the size of its transactions. Not a test: figures depend
 * on the machine and its disk. Runs with the class path of the tests.
 */
public final class LedgerBenchmark {
    private static final int PAYLOAD_BYTES = 2_048;
    private static final long ROUND_NS = 3_000_000_000L;
    private static final int ROUNDS = 3;

    private LedgerBenchmark() {}

    public static void main(String[] arguments) {
        Ledger ledger = TestLedger.ledger();
        for (int round = 1; round <= ROUNDS; round++) {
            for (int batch : new int[] {1, 16, 64, 256}) {
                TestDatabase.clear();
                System.out.printf("round %d, batch %d: %,d events/s%n", round, batch, eventsPerSecond(ledger, batch));
            }
        }
    }

    private static long eventsPerSecond(Ledger ledger, int batch) {
        long begun = System.nanoTime();
        long events = 0;
        while (System.nanoTime() - begun < ROUND_NS) {
            List<Receipt> receipts =
                    IntStream.range(0, batch).mapToObj(n -> receipt()).toList();
            events += TestDatabase.committed(() -> ledger.record(receipts)).size();
        }
        return events * 1_000_000_000L / (System.nanoTime() - begun);
    }

    private static Receipt receipt() {
        String id = UUID.randomUUID().toString();
        return new Receipt(withData(root("github", id), text()), "ID:" + id, List.of());
    }

    /** JSON that is neither constant nor noise: a third of it is random. */
    private static byte[] text() {
        StringBuilder text = new StringBuilder(PAYLOAD_BYTES);
        while (text.length() < PAYLOAD_BYTES) {
            text.append("{\"comment\":{\"author\":\"somebody\",\"id\":\"")
                    .append(UUID.randomUUID())
                    .append("\"}}");
        }
        return text.substring(0, PAYLOAD_BYTES).getBytes(StandardCharsets.UTF_8);
    }
}

package dev.penstock.system.fuzz;

import dev.penstock.system.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;

/** Whether the ledger has every event that was acknowledged, and no other. */
final class LedgerCheck {
    private static final int STILL_SECONDS = 30;
    private static final String ROWS = "from event where source like 'fz-%'";

    private final Database database;
    private final Senders senders;
    private final Acknowledged acknowledged;
    private long rows;

    LedgerCheck(Database database, Senders senders, Acknowledged acknowledged) {
        this.database = database;
        this.senders = senders;
        this.acknowledged = acknowledged;
    }

    /** Waits until the intake has written what the door took, or writes no more. */
    void await() throws SQLException, InterruptedException {
        rows = count();
        for (int still = 0; still < STILL_SECONDS && (rows < acknowledged.count() || still < 2); ) {
            Thread.sleep(1_000);
            long now = count();
            still = now == rows ? still + 1 : 0;
            rows = now;
        }
    }

    long rows() {
        return rows;
    }

    private long count() throws SQLException {
        return database.count("select count(*) " + ROWS);
    }

    /**
     * Differences, in words. An event may be there without its answer only if its request might be accepted, and was sent in a way that
     * its answer may have been lost.
     */
    List<String> compare(LongFunction<Shot> shots) throws SQLException {
        List<String> differences = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (String row : database.texts("select source || ' ' || id " + ROWS)) {
            if (acknowledged.contains(row)) {
                found.add(row);
                continue;
            }
            OptionalLong number = senders.number(row);
            if (row.contains("smuggled") || number.isEmpty()) {
                differences.add("never acknowledged: " + row);
                continue;
            }
            Shot shot = shots.apply(number.getAsLong());
            if (!shot.torn() || shot.expectation() == Expectation.REFUSED) {
                differences.add("never acknowledged: " + row + ", request " + shot.number() + " (" + shot.kind() + ")");
            }
        }
        acknowledged.without(found).forEach(event -> differences.add("acknowledged, and not there: " + event));
        return differences;
    }
}

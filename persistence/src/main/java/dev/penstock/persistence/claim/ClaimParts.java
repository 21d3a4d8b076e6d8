package dev.penstock.persistence.claim;

import dev.penstock.claim.Claims;
import dev.penstock.event.EventKey;
import dev.penstock.persistence.column.ColumnStatement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Enters data into table {@code claim_part}, a portion a statement, so that no whole copy of it is made on the way. */
public final class ClaimParts {
    static final int PART_BYTES = 256 << 10;
    static final int PORTION_PARTS = Claims.PORTION_BYTES / PART_BYTES;

    private static final String INSERT = """
            INSERT INTO claim_part (source, id, number, bytes)
            SELECT ?, ?, part.* FROM unnest(?::integer[], ?::bytea[]) AS part""";

    private ClaimParts() {}

    /** Enters the data of an event that has just been entered, in the same transaction. */
    public static void insert(EntityManager entityManager, EventKey owner, byte[] data) {
        int parts = (data.length + PART_BYTES - 1) / PART_BYTES;
        for (int first = 0; first < parts; first += PORTION_PARTS) {
            insert(entityManager, owner, data, first, Math.min(parts, first + PORTION_PARTS));
        }
    }

    private static void insert(EntityManager entityManager, EventKey owner, byte[] data, int first, int end) {
        List<byte[]> bytes = new ArrayList<>(end - first);
        for (int number = first; number < end; number++) {
            int start = number * PART_BYTES;
            bytes.add(Arrays.copyOfRange(data, start, Math.min(data.length, start + PART_BYTES)));
        }
        try (ColumnStatement insert = ColumnStatement.on(entityManager, INSERT)) {
            insert.text(owner.source())
                    .text(owner.id())
                    .integers(IntStream.range(first, end).boxed())
                    .bytes(bytes.stream())
                    .run();
        }
    }
}

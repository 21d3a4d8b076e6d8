package dev.penstock.event;

import dev.penstock.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids that are a function of what they were made from, so that work done twice after a crash gives the same id and ends at
 * a unique key. A <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8">UUID version 8</a> over SHA-256.
 */
public final class DerivedId {
    private DerivedId() {}

    /** The id of the event that {@code stage} makes from {@code input} with {@code workVersion} (a model's or thresholds' version). */
    public static String of(String stage, EventKey input, String workVersion) {
        ByteBuffer hash =
                ByteBuffer.wrap(Sha256.of((stage + '\n' + input.source() + '\n' + input.id() + '\n' + workVersion)
                        .getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

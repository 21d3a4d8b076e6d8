package dev.penstock.schema.registry;

import java.util.Comparator;

/** Names a version. */
public record VersionKey(String subject, int version) implements Comparable<VersionKey> {
    private static final Comparator<VersionKey> ORDER =
            Comparator.comparing(VersionKey::subject).thenComparingInt(VersionKey::version);

    @Override
    public int compareTo(VersionKey other) {
        return ORDER.compare(this, other);
    }
}

package dev.penstock.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One act of an operator.
 *
 * @param who the name that the operator gave; everybody has the same token, so it is a claim
 * @param what for example {@code secret.rotate}: concept and verb
 * @param on what it was done to, for example {@code source/github}
 * @param details by name; never a secret
 */
public record AuditEntry(Instant time, String who, String what, String on, SortedMap<String, String> details) {
    public AuditEntry {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    public static AuditEntry of(Instant time, String who, String what, String on, Map<String, String> details) {
        return new AuditEntry(time, who, what, on, new TreeMap<>(details));
    }
}
